package dev.dovetail.wms.packing;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.OutboundOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works reopen scans: a carton without a label is open at once, one with a label as soon as the carrier has voided it. */
@Component
class ReopenReports {
    private final PackingView view;
    private final Outbound outbound;
    private final ParcelStore parcels;
    private final ParcelWrites writes;
    private final Reopens reopens;
    private final Voids voids;

    ReopenReports(
            PackingView view,
            Outbound outbound,
            ParcelStore parcels,
            ParcelWrites writes,
            Reopens reopens,
            Voids voids) {
        this.view = view;
        this.outbound = outbound;
        this.parcels = parcels;
        this.writes = writes;
        this.reopens = reopens;
        this.voids = voids;
    }

    Map<UUID, Refusal> take(NodeId node, List<ReopenScan> scans) {
        var seen = view.byCarton(node, scans.stream().map(ReopenScan::carton).collect(Collectors.toSet()))
                .values();
        var orders = outbound.lock(
                node, seen.stream().map(Parcel::outbound).distinct().toList());
        var locked = parcels
                .withLines(
                        node, parcels.lock(node, seen.stream().map(Parcel::id).toList()))
                .stream()
                .collect(Collectors.toMap(Parcel::carton, one -> one));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<Reopens.Opening> fitting = new ArrayList<>();
        var now = new HashMap<>(orders);
        Set<String> done = new HashSet<>();
        for (var scan : scans) {
            var parcel = locked.get(scan.carton());
            var refusal = parcel == null
                    ? new Refusal("packing.no-such-carton", Map.of("carton", scan.carton()))
                    : refusal(scan, parcel, Objects.requireNonNull(now.get(parcel.outbound())));
            if (refusal == null && !done.add(scan.carton())) refusal = not(scan, "open");
            if (refusal != null) refused.put(scan.scanId(), refusal);
            else if (parcel != null) {
                fitting.add(new Reopens.Opening(parcel, scan.worker(), scan.reason(), scan.at()));
                if (next(parcel) instanceof ParcelState.Open) Reopens.less(now, parcel);
            }
        }
        take(node, orders, fitting);
        return refused;
    }

    private void take(
            NodeId node,
            Map<dev.dovetail.kernel.FulfillmentOrderId, OutboundOrder> orders,
            List<Reopens.Opening> fitting) {
        var byState = fitting.stream()
                .collect(Collectors.partitioningBy(one -> next(one.parcel()) instanceof ParcelState.Open));
        var waiting = byState.getOrDefault(false, List.of());
        voids.ask(
                node,
                waiting.stream()
                        .filter(one -> ParcelState.of(one.parcel().state()) instanceof ParcelState.Labelled)
                        .toList());
        writes.askOpen(node, waiting);
        reopens.open(node, orders, byState.getOrDefault(true, List.of()));
    }

    private static @Nullable ParcelState next(Parcel parcel) {
        return ParcelState.of(parcel.state()).decide(new ParcelCommand.Reopen())
                        instanceof Decision.Accepted<ParcelState>(var next)
                ? next.getFirst()
                : null;
    }

    private static @Nullable Refusal refusal(ReopenScan scan, Parcel parcel, OutboundOrder order) {
        if (next(parcel) == null) return not(scan, parcel.state());
        var state = ParcelState.of(parcel.state());
        if (state instanceof ParcelState.Closed && NodeRequest.carried(order.service()))
            return new Refusal("packing.label-awaited", Map.of("carton", scan.carton()));
        if (parcel.labels() >= Voids.MOST_VOIDED && NodeRequest.carried(order.service()))
            return new Refusal(
                    "packing.too-many-labels", Map.of("parcel", scan.carton(), "most", Voids.MOST_VOIDED + 1));
        return Reopens.kitsAreHere(order, parcel)
                ? null
                : new Refusal("packing.kit-elsewhere", Map.of("carton", scan.carton()));
    }

    private static Refusal not(ReopenScan scan, String state) {
        return new Refusal("packing.not-reopened", Map.of("carton", scan.carton(), "state", state));
    }
}
