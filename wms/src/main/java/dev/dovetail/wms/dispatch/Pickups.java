package dev.dovetail.wms.dispatch;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeFact.Delta;
import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.GivenBack;
import dev.dovetail.wms.outbound.LineUnits;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.packing.PackingView;
import dev.dovetail.wms.packing.Parcel;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.stock.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What nobody came for goes back: out of its parcels onto the dock, and out of the order; it is promised again from a shelf. */
@Component
class Pickups {
    private static final String UNCOLLECTED = "uncollected";

    private final Packing packing;
    private final PackingView parcels;
    private final Outbound outbound;
    private final PickupStore store;
    private final Stock stock;
    private final StockView view;
    private final Layout layout;
    private final LayoutSetup setup;

    Pickups(
            Packing packing,
            PackingView parcels,
            Outbound outbound,
            PickupStore store,
            Stock stock,
            StockView view,
            Layout layout,
            LayoutSetup setup) {
        this.packing = packing;
        this.parcels = parcels;
        this.outbound = outbound;
        this.store = store;
        this.stock = stock;
        this.view = view;
        this.layout = layout;
        this.setup = setup;
    }

    Map<UUID, Refusal> stage(NodeId node, List<StageScan> scans) {
        var seen = parcels.byCarton(node, scans.stream().map(StageScan::carton).collect(Collectors.toSet()));
        var waiting = parcels.waiting(node, seen.values());
        var places = layout.byCode(
                node, scans.stream().map(StageScan::location).distinct().toList());
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        Map<Long, PickupStore.Staged> staged = new TreeMap<>();
        for (var scan : scans) {
            var parcel = seen.get(scan.carton());
            var place = places.get(scan.location());
            if (parcel == null) refused.put(scan.scanId(), refusal("dispatch.no-such-carton", scan.carton()));
            else if (!waiting.contains(parcel.id()))
                refused.put(scan.scanId(), refusal("dispatch.not-for-pickup", scan.carton()));
            else if (place == null || place.kind() != Location.Kind.STAGE)
                refused.put(scan.scanId(), new Refusal("dispatch.not-a-stage", Map.of("location", scan.location())));
            else
                staged.put(
                        parcel.id().value(), new PickupStore.Staged(parcel.id(), place.id(), scan.worker(), scan.at()));
        }
        store.stage(node, staged.values());
        return refused;
    }

    Map<UUID, Refusal> giveBack(NodeId node, List<GiveBackScan> scans) {
        var seen =
                parcels.byCarton(node, scans.stream().map(GiveBackScan::carton).collect(Collectors.toSet()));
        var last = scans.getLast();
        int days = store.rule(node).holdDays();
        var before = last.at().minus(Duration.ofDays(days));
        var given = packing.giveBack(
                node, seen.values().stream().map(Parcel::outbound).distinct().toList(), before);
        if (!given.isEmpty()) carry(node, given, last);
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        for (var scan : scans) {
            var refusal = refusal(scan, seen.get(scan.carton()), given, days, before);
            if (refusal != null) refused.put(scan.scanId(), refusal);
        }
        return refused;
    }

    /** A carton that was given back with another of its order needs no scan of its own. */
    private static @Nullable Refusal refusal(
            GiveBackScan scan,
            @Nullable Parcel parcel,
            Map<FulfillmentOrderId, List<Parcel>> given,
            int days,
            Instant before) {
        if (parcel == null) return refusal("dispatch.no-such-carton", scan.carton());
        if (given.containsKey(parcel.outbound()) || parcel.state().equals(UNCOLLECTED)) return null;
        var closed = parcel.closedAt();
        if (closed != null && parcel.state().equals("closed") && closed.isAfter(before))
            return new Refusal(
                    "dispatch.not-overdue",
                    Map.of(
                            "carton",
                            scan.carton(),
                            "until",
                            closed.plus(Duration.ofDays(days)).toString()));
        return refusal("dispatch.not-for-pickup", scan.carton());
    }

    private void carry(NodeId node, Map<FulfillmentOrderId, List<Parcel>> given, GiveBackScan by) {
        var all = given.values().stream().flatMap(List::stream).toList();
        var contents =
                view.contents(node, all.stream().map(one -> one.id().value()).toList());
        long dock = setup.ours(node, Location.PUT_BACK).id();
        List<Move> moves = new ArrayList<>();
        Map<FulfillmentOrderId, Map<Sku, Long>> units = new LinkedHashMap<>();
        for (var parcel : all)
            for (var balance : contents.getOrDefault(parcel.id().value(), List.of())) {
                moves.add(move(parcel, balance, dock, by));
                units.computeIfAbsent(parcel.outbound(), _ -> new TreeMap<>())
                        .merge(balance.key().sku(), balance.onHand(), Long::sum);
            }
        var left = stock.move(node, moves);
        if (!left.isEmpty()) throw new IllegalStateException("units left a closed parcel before it did: " + left);
        var lines = all.stream()
                .flatMap(parcel -> parcel.lines().stream()
                        .map(line -> new LineUnits(parcel.outbound(), line.line(), line.quantity())))
                .toList();
        tell(node, given, outbound.uncollected(node, lines, by.at()), units, by);
    }

    private static Move move(Parcel parcel, Balance balance, long dock, GiveBackScan by) {
        var key = balance.key();
        return new Move(
                key.location(),
                dock,
                key.sku(),
                key.lot(),
                key.status(),
                balance.onHand(),
                false,
                UNCOLLECTED,
                "outbound:" + parcel.outbound(),
                by.worker(),
                by.at());
    }

    /** First that the order has them no more, then that they are not to be promised until they are put away. */
    private void tell(
            NodeId node,
            Map<FulfillmentOrderId, List<Parcel>> given,
            Map<FulfillmentOrderId, GivenBack> back,
            Map<FulfillmentOrderId, Map<Sku, Long>> units,
            GiveBackScan by) {
        List<Telling> facts = new ArrayList<>();
        back.forEach((id, one) -> {
            var order = one.order();
            var fact = new NodeFact.Uncollected(
                    node,
                    id,
                    order.order(),
                    by.at(),
                    by.worker(),
                    given.getOrDefault(id, List.of()).stream().map(Parcel::id).toList(),
                    one.lost());
            facts.add(new Telling(fact, id.value(), order.version(), "uncollected:outbound:" + id));
        });
        units.forEach((id, sums) -> {
            var deltas = sums.entrySet().stream()
                    .map(sum -> new Delta(sum.getKey().client(), sum.getKey().code(), -sum.getValue()))
                    .toList();
            facts.add(Telling.of(new StockChanged(node, by.at(), UNCOLLECTED, "outbound:" + id, deltas)));
        });
        stock.tell(node, facts);
    }

    private static Refusal refusal(String code, String carton) {
        return new Refusal(code, Map.of("carton", carton));
    }
}
