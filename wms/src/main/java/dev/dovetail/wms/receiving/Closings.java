package dev.dovetail.wms.receiving;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Warehouse;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Closes deliveries that will not be completed. A delivery that is complete closes by itself with the last that is put away. */
@Component
class Closings {
    private final DeliveryStore deliveries;
    private final Counts counts;
    private final Audit audit;

    Closings(DeliveryStore deliveries, Counts counts, Audit audit) {
        this.deliveries = deliveries;
        this.counts = counts;
        this.audit = audit;
    }

    Delivery close(Warehouse warehouse, String idOrReference, String reason, Cause cause) {
        var node = warehouse.node();
        long id = deliveries.get(node, idOrReference).id();
        if (!counts.close(node, id)) throw no(deliveries.get(node, Long.toString(id)));
        var closed = deliveries.get(node, Long.toString(id));
        audit.record(
                cause,
                "delivery.close",
                "delivery:" + id,
                Map.of("warehouse", warehouse.code(), "reason", reason, "missing", missing(closed)));
        return closed;
    }

    private static Refused no(Delivery delivery) {
        var code = delivery.state().equals("closed") ? "receiving.delivery-closed" : "receiving.on-dock";
        return new Refused(Refused.Kind.CONFLICT, new Refusal(code, Map.of("delivery", delivery.reference())));
    }

    private static long missing(Delivery delivery) {
        return delivery.lines().stream()
                .mapToLong(line -> Math.max(0, -line.difference()))
                .sum();
    }
}
