package dev.dovetail.console.plan;

import dev.dovetail.console.shell.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one warehouse.
 *
 * @param drawing null where nobody drew up its ways
 * @param levels those that there are; @param layers those that say something here
 * @param keys what the shades stand for; @param found in how many bins what was looked for is; null where nothing was
 * @param cut whether there were more picks than are counted
 * @param open the place that is open; null where none is
 */
public record PlanPage(
        Frame frame,
        String name,
        Asked asked,
        @Nullable Drawing drawing,
        List<Integer> levels,
        List<String> layers,
        List<Key> keys,
        int bins,
        int blocked,
        boolean cut,
        @Nullable Long found,
        @Nullable BinPage open) {
    public PlanPage {
        levels = List.copyOf(levels);
        layers = List.copyOf(layers);
        keys = List.copyOf(keys);
    }

    /** @param shade its number; @param words the figures that it stands for */
    public record Key(int shade, String words) {}
}
