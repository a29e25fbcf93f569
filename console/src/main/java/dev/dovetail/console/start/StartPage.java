package dev.dovetail.console.start;

import dev.dovetail.console.shell.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How everything stands.
 *
 * @param live tells the figures again as they change
 * @param check what the last check found; null where the caller may not check
 */
public record StartPage(
        Frame frame,
        List<Group> groups,
        String live,
        @Nullable CheckState check) {
    public StartPage {
        groups = List.copyOf(groups);
    }

    /** Figures that belong together, under a key of words. */
    public record Group(String key, List<Figure> figures) {
        public Group {
            figures = List.copyOf(figures);
        }
    }

    /** @param key names it, its words and its place on the page; @param href where its rows are; @param wrong whether it must be 0 */
    public record Figure(String key, long value, @Nullable String href, boolean wrong) {}

    /** @param broken the invariants that do not hold; null where nobody has looked yet */
    public record CheckState(int invariants, @Nullable List<Broken> broken) {}

    /** @param rows how many rows break it, at most a hundred */
    public record Broken(String id, String title, int rows) {}
}
