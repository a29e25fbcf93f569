package dev.dovetail.oms.priority;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One version of the rules; version 0 has none. */
public record PriorityTable(
        int version, @Nullable Instant madeAt, @Nullable String madeBy, List<PriorityRule> rules) {
    public PriorityTable {
        rules = List.copyOf(rules);
    }

    static PriorityTable empty() {
        return new PriorityTable(0, null, null, List.of());
    }
}
