package dev.dovetail.wms.floor;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.dispatch.Dispatch;
import dev.dovetail.wms.outbound.OutboundView;
import dev.dovetail.wms.packing.PackingView;
import dev.dovetail.wms.packing.Parcel;
import java.time.Duration;
import java.time.InstantSource;
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
    private final InstantSource clock;

    HandOverTasks(PackingView parcels, OutboundView outbounds, Dispatch dispatch, InstantSource clock) {
        this.parcels = parcels;
        this.outbounds = outbounds;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /** Refused as {@code dispatch.no-such-carton} or {@code dispatch.not-for-pickup} (422) where a carton is named that does not wait. */
    List<Map<String, Object>> next(NodeId node, AskBody asked, int limit) {
        var carton = asked.carton();
        var only = carton == null ? null : named(node, carton);
        var ids = dispatch.toHandOver(node, asked.which(), clock.instant(), only, limit);
        if (carton != null && ids.isEmpty()) throw no("dispatch.not-for-pickup", carton);
        return shown(node, parcels.list(node, ids));
    }

    private ParcelId named(NodeId node, String carton) {
        var parcel = parcels.byCarton(node, List.of(carton)).get(carton);
        if (parcel == null) throw no("dispatch.no-such-carton", carton);
        return parcel.id();
    }

    private static Refused no(String code, String carton) {
        return new Refused(Refused.Kind.UNPROCESSABLE, new Refusal(code, Map.of("carton", carton)));
    }

    private List<Map<String, Object>> shown(NodeId node, List<Parcel> waiting) {
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
