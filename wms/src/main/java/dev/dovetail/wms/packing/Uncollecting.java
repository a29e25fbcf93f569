package dev.dovetail.wms.packing;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.OutboundOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Parcels that nobody came for: all that are left of an outbound together, so that no kit is torn apart. One of which a kit's
 * part was collected already is left alone.
 */
@Component
class Uncollecting {
    private final Outbound outbound;
    private final ParcelStore parcels;
    private final ParcelWrites writes;

    Uncollecting(Outbound outbound, ParcelStore parcels, ParcelWrites writes) {
        this.outbound = outbound;
        this.parcels = parcels;
        this.writes = writes;
    }

    Map<FulfillmentOrderId, List<Parcel>> take(NodeId node, Collection<FulfillmentOrderId> ids, Instant closedBefore) {
        var outbounds = outbound.lock(node, ids.stream().distinct().toList());
        var byOutbound = parcels.lockOf(node, outbounds.keySet()).stream()
                .collect(Collectors.groupingBy(Parcel::outbound, LinkedHashMap::new, Collectors.toList()));
        List<Parcel> leaving = new ArrayList<>();
        byOutbound.forEach((id, all) -> {
            var order = outbounds.get(id);
            if (order != null && due(order, all, closedBefore))
                all.stream().filter(Uncollecting::waits).forEach(leaving::add);
        });
        writes.giveBack(node, leaving);
        return parcels.withLines(node, leaving).stream()
                .collect(Collectors.groupingBy(Parcel::outbound, LinkedHashMap::new, Collectors.toList()));
    }

    private static boolean waits(Parcel parcel) {
        return ParcelState.of(parcel.state()).decide(new ParcelCommand.GiveBack())
                instanceof Decision.Accepted<ParcelState>;
    }

    private static boolean due(OutboundOrder order, List<Parcel> all, Instant closedBefore) {
        return order.service().equals(NodeRequest.PICKUP)
                && order.isPacked()
                && (order.kits().isEmpty() || all.stream().allMatch(Uncollecting::waits))
                && all.stream().filter(Uncollecting::waits).allMatch(parcel -> {
                    var closed = parcel.closedAt();
                    return closed != null && !closed.isAfter(closedBefore);
                });
    }
}
