package dev.dovetail.wms.packing;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.outbound.LineUnits;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works close scans into parcels. */
@Component
class CloseReports {
    private final PackingView view;
    private final Outbound outbound;
    private final ParcelStore parcels;
    private final ParcelWrites writes;
    private final Stock stock;
    private final LabelRequests labels;

    CloseReports(
            PackingView view,
            Outbound outbound,
            ParcelStore parcels,
            ParcelWrites writes,
            Stock stock,
            LabelRequests labels) {
        this.view = view;
        this.outbound = outbound;
        this.parcels = parcels;
        this.writes = writes;
        this.stock = stock;
        this.labels = labels;
    }

    /** A parcel that may be closed, and the scan that closes it. */
    record Closing(Parcel parcel, CloseScan scan) {}

    Map<UUID, Refusal> take(Warehouse warehouse, List<CloseScan> scans) {
        var node = warehouse.node();
        var seen = view.byCarton(node, scans.stream().map(CloseScan::carton).collect(Collectors.toSet()))
                .values();
        var outbounds = outbound.lock(
                node, seen.stream().map(Parcel::outbound).distinct().toList());
        var locked = parcels
                .withLines(
                        node, parcels.lock(node, seen.stream().map(Parcel::id).toList()))
                .stream()
                .collect(Collectors.toMap(Parcel::carton, one -> one));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        Map<String, Closing> closing = new LinkedHashMap<>();
        for (var scan : scans) {
            var parcel = locked.get(scan.carton());
            var refusal = closing.containsKey(scan.carton()) ? closed(scan, "closed") : refusal(scan, parcel);
            if (refusal != null) refused.put(scan.scanId(), refusal);
            else if (parcel != null) closing.put(scan.carton(), new Closing(parcel, scan));
        }
        if (!closing.isEmpty()) close(warehouse, outbounds, List.copyOf(closing.values()));
        return refused;
    }

    private static @Nullable Refusal refusal(CloseScan scan, @Nullable Parcel parcel) {
        if (parcel == null) return new Refusal("packing.no-such-carton", Map.of("carton", scan.carton()));
        if (ParcelState.of(parcel.state()).decide(new ParcelCommand.Close()) instanceof Decision.Refused<ParcelState>)
            return closed(scan, parcel.state());
        return parcel.lines().isEmpty() ? new Refusal("packing.carton-empty", Map.of("carton", scan.carton())) : null;
    }

    private static Refusal closed(CloseScan scan, String state) {
        return new Refusal("packing.carton-closed", Map.of("carton", scan.carton(), "state", state));
    }

    private void close(Warehouse warehouse, Map<FulfillmentOrderId, OutboundOrder> outbounds, List<Closing> closing) {
        var node = warehouse.node();
        writes.close(
                node,
                warehouse.carrier(),
                closing.stream()
                        .map(one -> new ParcelWrites.Closing(
                                one.parcel().id(),
                                one.scan().weightGrams(),
                                one.scan().at()))
                        .toList());
        List<Telling> facts = new ArrayList<>();
        // Each fact about an outbound has a version of its own, so its parcels are counted one after another.
        for (var round : Rounds.of(closing, one -> one.parcel().outbound())) {
            var counted = outbound.packed(
                    node,
                    round.stream()
                            .map(Closing::parcel)
                            .flatMap(CloseReports::units)
                            .toList());
            for (var one : round) facts.add(packed(warehouse, counted, one));
        }
        stock.tell(node, facts);
        labels.ask(warehouse, outbounds, closing);
    }

    private static java.util.stream.Stream<LineUnits> units(Parcel parcel) {
        return parcel.lines().stream().map(line -> new LineUnits(parcel.outbound(), line.line(), line.quantity()));
    }

    private static Telling packed(Warehouse warehouse, Map<FulfillmentOrderId, OutboundOrder> counted, Closing one) {
        var parcel = one.parcel();
        var order = java.util.Objects.requireNonNull(counted.get(parcel.outbound()));
        var lines = parcel.lines().stream()
                .map(line -> new NodeFact.Line(
                        line.line(), line.sku().client(), line.sku().code(), line.quantity()))
                .toList();
        var fact = new NodeFact.Packed(
                warehouse.node(),
                order.id(),
                order.order(),
                one.scan().at(),
                parcel.id(),
                one.scan().weightGrams(),
                lines);
        return Telling.of(fact, order.version());
    }
}
