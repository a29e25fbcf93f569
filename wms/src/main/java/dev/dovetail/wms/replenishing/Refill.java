package dev.dovetail.wms.replenishing;

import dev.dovetail.kernel.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Goods to be brought to a face. @param code the face's */
record Refill(
        long id,
        long location,
        String code,
        @Nullable String checkDigits,
        Sku sku,
        String cause,
        String state,
        long wanted,
        long moved,
        @Nullable Instant deadline) {
    long open() {
        return wanted - moved;
    }
}
