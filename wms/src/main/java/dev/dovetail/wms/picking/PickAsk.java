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
 */
public record PickAsk(
        String worker, Mode mode, int most, @Nullable String cart, List<String> zones) {
    public PickAsk {
        zones = List.copyOf(zones);
    }

    /** Outbounds one by one, on one trip. */
    public static PickAsk discrete(String worker, int most) {
        return new PickAsk(worker, Mode.DISCRETE, most, null, List.of());
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
