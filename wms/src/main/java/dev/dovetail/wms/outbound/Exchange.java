package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Picked units change places with others of the same kind.
 *
 * @param tote where those lie that go back; @param location where the others lie by the books, and these go
 */
public record Exchange(
        UUID scanId,
        String worker,
        Instant at,
        FulfillmentOrderId outbound,
        int line,
        Sku sku,
        long quantity,
        long tote,
        Units back,
        long location,
        Units instead) {

    /** @param serials names, where they were read */
    public record Units(String lot, List<String> serials) {
        public Units {
            serials = List.copyOf(serials);
        }
    }
}
