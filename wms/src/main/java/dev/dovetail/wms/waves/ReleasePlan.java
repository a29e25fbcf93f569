package dev.dovetail.wms.waves;

import java.util.Locale;
import java.util.Map;

/**
 * How a warehouse lets work onto its floor.
 *
 * @param levels how many stops a zone holds that are released and not picked; a zone without one holds any number
 */
public record ReleasePlan(Mode mode, Map<String, Integer> levels) {
    public static final ReleasePlan AT_ONCE = new ReleasePlan(Mode.AT_ONCE, Map.of());

    public ReleasePlan {
        levels = Map.copyOf(levels);
    }

    public enum Mode {
        AT_ONCE,
        LEVELS,
        WAVES;

        /** As it is written in the database and in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Mode of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
