package dev.dovetail.wms.picking;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a picker asks for.
 *
 * @param most how many tasks or slots; one for each outbound
 * @param cart the cart's code, where one is pushed
 * @param zones only what lies there; empty for everywhere
 * @param wave only what was released in it; 0 for all
 * @param sorted whether a batch is sorted on a wall afterwards: then its orders may have several lines
 */
public record PickAsk(
        String worker, Mode mode, int most, @Nullable String cart, List<String> zones, long wave, boolean sorted) {
    public PickAsk {
        zones = List.copyOf(zones);
    }

    /** Whether anything that is ready will do, one outbound after another. */
    boolean plain() {
        return mode == Mode.DISCRETE && zones.isEmpty() && wave == 0;
    }

    /** How the outbounds of one trip are kept apart. */
    public enum Mode {
        /** Each is a task of its own. */
        DISCRETE,
        /** Sorted while picking: a tote for each. */
        CLUSTER,
        /** Of one line each, into one container, and sorted later. */
        BATCH;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Mode of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
