package dev.dovetail.wms.receiving;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Settles deliveries that nobody had announced: they are what was counted, or they are another's goods. */
@Component
class Settlements {
    private final DeliveryStore deliveries;
    private final Counts counts;
    private final Blinds blinds;
    private final Audit audit;

    Settlements(DeliveryStore deliveries, Counts counts, Blinds blinds, Audit audit) {
        this.deliveries = deliveries;
        this.counts = counts;
        this.blinds = blinds;
        this.audit = audit;
    }

    /** What came before it was announced may be all there is. */
    Receiving.Announced announce(NodeId node, ExpectedDelivery expected, Instant at) {
        var announced = deliveries.expect(node, expected, at);
        var delivery = announced.delivery();
        if (announced.repeated() || delivery.blind() == null) return announced;
        counts.closeComplete(node, delivery.id());
        return new Receiving.Announced(deliveries.get(node, Long.toString(delivery.id())), false);
    }

    Delivery accept(Warehouse warehouse, String idOrReference, String reason, Cause cause) {
        var node = warehouse.node();
        var blind = deliveries.get(node, idOrReference);
        if (!blinds.accept(node, blind.id())) throw notOpen(blind);
        audit.record(
                cause,
                "delivery.accept",
                "delivery:" + blind.id(),
                Map.of("warehouse", warehouse.code(), "reason", reason));
        return deliveries.get(node, Long.toString(blind.id()));
    }

    /** What was counted, and what was put away of it, is counted on the delivery it belongs to from now on. */
    Delivery match(Warehouse warehouse, String idOrReference, String to, Cause cause) {
        var node = warehouse.node();
        var blind = deliveries.get(node, idOrReference);
        var announced = deliveries.get(node, to);
        var named = counts.find(node, List.of(to)).get(to);
        if (named != null && named.carton() != null) throw no("receiving.of-transfer", announced);
        if (announced.matchable()) throw no("receiving.not-announced", announced);
        if (!counts.lockUnmatched(node, blind.id(), announced.id())) throw notOpen(blind);
        if (!blinds.match(node, blind.id(), announced.id())) throw notOpen(blind);
        counts.closeComplete(node, announced.id());
        audit.record(
                cause,
                "delivery.match",
                "delivery:" + blind.id(),
                Map.of("warehouse", warehouse.code(), "delivery", announced.reference()));
        return deliveries.get(node, Long.toString(announced.id()));
    }

    private static Refused notOpen(Delivery delivery) {
        return no(delivery.blind() == null ? "receiving.not-blind" : "receiving.settled", delivery);
    }

    private static Refused no(String code, Delivery delivery) {
        return new Refused(Refused.Kind.CONFLICT, new Refusal(code, Map.of("delivery", delivery.reference())));
    }
}
