package dev.dovetail.oms.softholds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cart holds.
 *
 * @param promisedOn the day an order placed now would be there; null where nothing is held any more
 */
public record SoftHold(
        String holdId,
        String channel,
        String cart,
        String state,
        Instant expiresAt,
        @Nullable LocalDate promisedOn,
        List<Line> lines) {
    public SoftHold {
        lines = List.copyOf(lines);
    }

    public record Line(int line, String sku, long quantity) {}
}
