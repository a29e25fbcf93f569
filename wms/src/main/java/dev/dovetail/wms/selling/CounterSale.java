package dev.dovetail.wms.selling;

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
     * @param unbooked base units sold that no bin had free: picks had claimed them, or the book did not know them
     */
    public record Line(
            int line,
            String sku,
            long quantity,
            String unit,
            int pack,
            @Nullable BigDecimal price,
            @Nullable String putBack,
            long unbooked) {}
}
