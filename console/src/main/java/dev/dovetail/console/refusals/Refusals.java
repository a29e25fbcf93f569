package dev.dovetail.console.refusals;

import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import org.springframework.stereotype.Component;

/** A "no" in words, for a form that is shown again with what was typed. */
@Component
public class Refusals {
    private final Problems problems;

    Refusals(Problems problems) {
        this.problems = problems;
    }

    public String words(Refused e) {
        return words(Problem.of(e));
    }

    /** As {@link #words(Refused)}, of what was typed wrong. */
    public String words(Malformed e) {
        return words(Problem.of(e));
    }

    public String words(Problem problem) {
        return problem.detail() == null ? problems.title(problem) : problem.detail();
    }

    public int status(Refused e) {
        return Problem.of(e).status();
    }
}
