package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery: what was expected, what was counted, what lies in bins.
 *
 * @param state {@code expected}, {@code arrived} or {@code closed}
 * @param blind of one that nobody had announced when its goods came: {@code open} until it is {@code accepted} as it was
 *     counted, {@code matched} to another, or {@code announced} after all
 * @param matchedTo the id of the delivery that counts its goods
 */
public record Delivery(
        long id,
        String reference,
        String supplier,
        String state,
        @Nullable LocalDate expectedOn,
        Instant madeAt,
        @Nullable String blind,
        @Nullable Long matchedTo,
        List<Line> lines) {
    public Delivery {
        lines = List.copyOf(lines);
    }

    /** Whether it may be matched to another rather than another to it. */
    public boolean matchable() {
        return blind != null && !blind.equals("announced");
    }

    /** One SKU of it, in base units. @param matched counted here, and on the delivery that this one was matched to */
    public record Line(Sku sku, long expected, long received, long putAway, long matched) {

        /** Units more (positive) or fewer (negative) than expected. */
        public long difference() {
            return received - expected;
        }
    }
}
