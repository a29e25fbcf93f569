package dev.dovetail.console.refusals;

import dev.dovetail.console.words.Words;
import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** A "no" in words, for a form that is shown again with what was typed. */
@Component
public class Refusals {
    private static final int LONGEST = 200;

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

    /** Shows a form again, with what was typed and why not. */
    public interface Again {
        View show(String words, int status);
    }

    /** Does it and goes on to the page that it answers, or shows the form again. */
    public View tried(Supplier<String> work, Again again) {
        try {
            return new RedirectView(work.get(), true);
        } catch (Refused e) {
            return again.show(words(e), status(e));
        } catch (Malformed e) {
            return again.show(words(e), 400);
        }
    }

    /** As {@link #tried}, of what wants a text of 1 to 200 characters. */
    public View told(String text, Supplier<String> work, Again again) {
        boolean fits = !text.isBlank() && text.length() <= LONGEST;
        return fits ? tried(work, again) : again.show(Words.say("office.text"), 400);
    }
}
