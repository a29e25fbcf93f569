package dev.dovetail.console.rules;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.routing.Comparison;
import dev.dovetail.oms.routing.Draft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft, what it says otherwise, and what it would change.
 *
 * @param changes from the rules in force to it
 * @param noPublish why it cannot be put in force, in a sentence; null where it can
 * @param noEdit why the caller may not change or drop it, or try it out
 * @param trial the comparison over {@code asked.orders()} orders; null where none was started
 * @param note what went wrong; null where nothing did
 */
public record DraftPage(
        Frame frame,
        Draft draft,
        int inForce,
        Told told,
        List<Change> changes,
        Fit fit,
        @Nullable String noPublish,
        @Nullable String noEdit,
        Asked asked,
        @Nullable TrialView trial,
        @Nullable String note) {
    public static final int ROWS = 50;

    public DraftPage {
        changes = List.copyOf(changes);
    }

    /**
     * What the address says.
     *
     * @param orders to compare over, as typed
     * @param map which lines are drawn
     * @param from the first of the moved orders that is listed
     */
    public record Asked(String orders, String map, int from, String reason) {}

    /** A comparison that runs ({@code of} is null), or is done. @param left seconds it will take, as far as can be told */
    public record TrialView(
            int done,
            int all,
            @Nullable Long left,
            @Nullable Compared of,
            @Nullable String failure) {}

    public String path() {
        return "/rules/drafts/" + draft.id();
    }

    /** The page with other lines on its map, or other rows. */
    public String href(String map, int from) {
        return path() + "?orders=" + asked.orders() + "&map=" + map + "&from=" + from;
    }

    /** The moved orders that are listed. */
    public List<Comparison.Moved> moved() {
        if (trial == null || trial.of() == null) return List.of();
        var all = trial.of().of().examples();
        int from = Math.min(asked.from(), all.size());
        return all.subList(from, Math.min(from + ROWS, all.size()));
    }

    public boolean more() {
        return trial != null
                && trial.of() != null
                && asked.from() + ROWS < trial.of().of().examples().size();
    }
}
