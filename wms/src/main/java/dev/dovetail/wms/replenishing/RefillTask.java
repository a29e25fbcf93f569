package dev.dovetail.wms.replenishing;

import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goods to be brought to a face.
 *
 * @param cause {@code demand}, {@code below-least} or {@code top-off}
 * @param quantity base units still to be brought
 * @param pack the pack in which they are brought, where its units divide them
 * @param deadline when the first pick that waits for them must leave; null where none waits
 * @param from where they lie, the oldest first
 */
public record RefillTask(
        long task,
        Sku sku,
        String description,
        Optional<String> barcode,
        String face,
        @Nullable String checkDigits,
        String cause,
        long quantity,
        Optional<Pack> pack,
        @Nullable Instant deadline,
        List<Source> from) {
    public RefillTask {
        from = List.copyOf(from);
    }

    /** @param level such as {@code case}; @param units base units in one */
    public record Pack(String level, int units) {}

    /** Units that are free in a reserve. */
    public record Source(String location, @Nullable String checkDigits, String lot, long free) {}
}
