package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Picked units of one order line that a packer cannot pack.
 *
 * @param from where the books have them; @param to where they go, as {@code becomes}
 * @param reason {@code damaged}, {@code expired}, {@code missing}, {@code wrong-item} or {@code wrong-lot}
 * @param serials the names of the units, where they were read
 */
public record Unfit(
        UUID scanId,
        String worker,
        Instant at,
        FulfillmentOrderId outbound,
        int line,
        Sku sku,
        String lot,
        long from,
        long to,
        Status becomes,
        long quantity,
        String reason,
        List<String> serials) {
    public Unfit {
        serials = List.copyOf(serials);
    }
}
