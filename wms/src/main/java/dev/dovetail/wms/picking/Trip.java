package dev.dovetail.wms.picking;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pick task as its picker sees it: the stops with units left, in walking order. */
public record Trip(
        long task,
        FulfillmentOrderId outbound,
        OrderId order,
        String orderNumber,
        int priority,
        @Nullable String instructions,
        Instant readyAt,
        List<Stop> stops) {
    public Trip {
        stops = List.copyOf(stops);
    }

    /**
     * Take this many base units out of this bin.
     *
     * @param barcode one that counts single units; @param pack the largest pack that the quantity holds whole
     */
    public record Stop(
            int seq,
            String location,
            Sku sku,
            String description,
            Optional<String> barcode,
            long quantity,
            Optional<PackOf> pack) {}

    public record PackOf(String level, long units) {}
}
