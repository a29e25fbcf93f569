package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A delivery: what was expected, what was counted, what lies in bins. @param state {@code expected}, {@code arrived} or {@code closed} */
public record Delivery(
        long id,
        String reference,
        String supplier,
        String state,
        @Nullable LocalDate expectedOn,
        Instant madeAt,
        List<Line> lines) {
    public Delivery {
        lines = List.copyOf(lines);
    }

    /** One SKU of it, in base units. */
    public record Line(Sku sku, long expected, long received, long putAway) {

        /** Units more (positive) or fewer (negative) than expected. */
        public long difference() {
            return received - expected;
        }
    }
}
