package dev.dovetail.wms.packing;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import dev.dovetail.wms.units.UnitNumbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final UnitNumbers numbers;
    private final Weights weights;

    CloseReports(
            PackingView view,
            Outbound outbound,
            ParcelStore parcels,
            ParcelWrites writes,
            Stock stock,
            LabelRequests labels,
            UnitNumbers numbers,
            Weights weights) {
        this.view = view;
        this.outbound = outbound;
        this.parcels = parcels;
        this.writes = writes;
        this.stock = stock;
        this.labels = labels;
        this.numbers = numbers;
        this.weights = weights;
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
        var expected = weights.expected(node, locked.values());
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        Map<String, Closing> closing = new LinkedHashMap<>();
        for (var scan : scans) {
            var parcel = locked.get(scan.carton());
            var refusal = closing.containsKey(scan.carton()) ? closed(scan, "closed") : refusal(scan, parcel);
            if (refusal == null && parcel != null) refusal = unready(outbounds.get(parcel.outbound()));
            if (refusal == null && parcel != null) refusal = weight(scan, expected.get(parcel.id()));
            if (refusal != null) refused.put(scan.scanId(), refusal);
            else if (parcel != null) closing.put(scan.carton(), new Closing(parcel, scan));
        }
        if (closing.isEmpty()) return refused;
        close(warehouse, outbounds, List.copyOf(closing.values()));
        weights.note(node, off(closing.values(), expected));
        return refused;
    }

    private static @Nullable Refusal weight(CloseScan scan, WeightRule.@Nullable Expectation expected) {
        if (expected == null || expected.fits(scan.weightGrams()) || scan.reason() != null) return null;
        return new Refusal(
                "packing.weight",
                Map.of("expected", expected.grams(), "tolerance", expected.tolerance(), "scanned", scan.weightGrams()));
    }

    private static List<Weights.Off> off(Collection<Closing> closing, Map<ParcelId, WeightRule.Expectation> expected) {
        List<Weights.Off> off = new ArrayList<>();
        for (var one : closing) {
            var should = expected.get(one.parcel().id());
            var reason = one.scan().reason();
            if (should != null && reason != null && !should.fits(one.scan().weightGrams()))
                off.add(new Weights.Off(one, should, reason));
        }
        return off;
    }

    private static @Nullable Refusal refusal(CloseScan scan, @Nullable Parcel parcel) {
        if (parcel == null) return new Refusal("packing.no-such-carton", Map.of("carton", scan.carton()));
        if (ParcelState.of(parcel.state()).decide(new ParcelCommand.Close()) instanceof Decision.Refused<ParcelState>)
            return closed(scan, parcel.state());
        return parcel.lines().isEmpty() ? new Refusal("packing.carton-empty", Map.of("carton", scan.carton())) : null;
    }

    /** What is picked into its carton lies there before all of its order is picked. */
    private static @Nullable Refusal unready(@Nullable OutboundOrder order) {
        return order == null || ToPack.READY.contains(order.state())
                ? null
                : new Refusal("packing.not-ready", Map.of("state", order.state()));
    }

    private static Refusal closed(CloseScan scan, String state) {
        return new Refusal("packing.carton-closed", Map.of("carton", scan.carton(), "state", state));
    }

    private void close(Warehouse warehouse, Map<FulfillmentOrderId, OutboundOrder> outbounds, List<Closing> closing) {
        var node = warehouse.node();
        var carried = carried(outbounds, closing);
        writes.close(
                node,
                closing.stream()
                        .map(one -> new ParcelWrites.Closing(
                                one.parcel().id(),
                                one.scan().weightGrams(),
                                one.scan().at(),
                                carried.contains(one) ? warehouse.carrier() : null))
                        .toList());
        numbers.give(node, closing.stream().map(one -> one.parcel().id()).toList());
        List<Telling> facts = new ArrayList<>();
        List<ParcelWrites.Kit> kits = new ArrayList<>();
        // Each fact about an outbound has a version of its own, so its parcels are counted one after another.
        for (var round : Rounds.of(closing, one -> one.parcel().outbound())) {
            var counted = outbound.packed(
                    node,
                    round.stream()
                            .map(Closing::parcel)
                            .flatMap(parcel -> parcel.units().stream())
                            .toList());
            for (var one : round) facts.add(packed(warehouse, counted, one, kits));
        }
        writes.kits(node, kits);
        stock.tell(node, facts);
        var asked = carried.stream().map(CloseReports::next).toList();
        if (!asked.isEmpty()) labels.ask(warehouse, outbounds, asked);
    }

    private static LabelRequests.Asked next(Closing one) {
        return new LabelRequests.Asked(
                one.parcel(),
                one.scan().weightGrams(),
                one.parcel().labels() + 1,
                one.scan().at());
    }

    /** Those that a carrier takes; the others wait for their customers, or for our own truck. */
    private static List<Closing> carried(Map<FulfillmentOrderId, OutboundOrder> outbounds, List<Closing> closing) {
        return closing.stream()
                .filter(one -> NodeRequest.carried(
                        Objects.requireNonNull(outbounds.get(one.parcel().outbound()))
                                .service()))
                .toList();
    }

    private static Telling packed(
            Warehouse warehouse,
            Map<FulfillmentOrderId, OutboundOrder> counted,
            Closing one,
            List<ParcelWrites.Kit> kits) {
        var parcel = one.parcel();
        var order = Objects.requireNonNull(counted.get(parcel.outbound()));
        var lines = order.packed(parcel.units());
        var numbers = order.kits();
        for (var line : lines) if (numbers.contains(line.line())) kits.add(new ParcelWrites.Kit(parcel.id(), line));
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
