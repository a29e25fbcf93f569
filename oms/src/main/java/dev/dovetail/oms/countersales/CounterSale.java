package dev.dovetail.oms.countersales;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A receipt that was taken, as it was told. */
public record CounterSale(
        String id,
        String register,
        String receipt,
        Instant soldAt,
        @Nullable String currency,
        Instant takenAt,
        String takenBy,
        List<Line> lines) {
    public CounterSale {
        lines = List.copyOf(lines);
    }

    /**
     * @param quantity of {@code unit}; below zero what came back
     * @param pack base units in one
     * @param change base units that the node has more or fewer by it
     */
    public record Line(
            int line,
            String sku,
            long quantity,
            String unit,
            int pack,
            @Nullable BigDecimal price,
            @Nullable String putBack,
            long change) {}
}
