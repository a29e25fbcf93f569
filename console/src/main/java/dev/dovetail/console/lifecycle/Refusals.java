package dev.dovetail.console.lifecycle;

import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import dev.dovetail.kernel.Refused;
import org.springframework.stereotype.Component;

/** A "no" in words, for a form that is shown again with what was typed. */
@Component
class Refusals {
    private final Problems problems;

    Refusals(Problems problems) {
        this.problems = problems;
    }

    String words(Refused e) {
        return words(Problem.of(e));
    }

    String words(Problem problem) {
        return problem.detail() == null ? problems.title(problem) : problem.detail();
    }

    int status(Refused e) {
        return Problem.of(e).status();
    }
}
