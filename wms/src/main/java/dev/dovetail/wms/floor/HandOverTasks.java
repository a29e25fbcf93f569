package dev.dovetail.wms.floor;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.dispatch.Dispatch;
import dev.dovetail.wms.outbound.OutboundView;
import dev.dovetail.wms.packing.PackingView;
import dev.dovetail.wms.packing.Parcel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cartons that wait for customers, or for our own truck. */
@Component
class HandOverTasks {
    private final PackingView parcels;
    private final OutboundView outbounds;
    private final Dispatch dispatch;

    HandOverTasks(PackingView parcels, OutboundView outbounds, Dispatch dispatch) {
        this.parcels = parcels;
        this.outbounds = outbounds;
        this.dispatch = dispatch;
    }

    List<Map<String, Object>> next(NodeId node, int limit) {
        var waiting = parcels.toHandOver(node, limit);
        var places = dispatch.staged(node, waiting.stream().map(Parcel::id).toList());
        var orders = outbounds.find(
                node, waiting.stream().map(Parcel::outbound).distinct().toList());
        var proofs = dispatch.proofs(node, waiting);
        var days = Duration.ofDays(dispatch.holdDays(node));
        return waiting.stream()
                .map(parcel -> {
                    var order = orders.get(parcel.outbound());
                    boolean pickup = order != null && order.service().equals("pickup");
                    var shown = new LinkedHashMap<String, @Nullable Object>();
                    shown.put("carton", parcel.carton());
                    shown.put("outbound", parcel.outbound().toString());
                    shown.put("orderNumber", order == null ? null : order.orderNumber());
                    shown.put("location", places.get(parcel.id()));
                    var asked = proofs.get(parcel.id());
                    shown.put("transfer", asked == null);
                    shown.put("proofs", asked == null ? List.of() : asked);
                    var closed = parcel.closedAt();
                    shown.put(
                            "until",
                            pickup && closed != null ? closed.plus(days).toString() : null);
                    return FloorTasks.shown(shown);
                })
                .toList();
    }
}
