package dev.dovetail.wms.dispatch;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.LineUnits;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.packing.Parcel;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.stock.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lets manifests go, with all that is loaded on them. */
@Component
class Departures {
    private final ManifestStore manifests;
    private final Packing packing;
    private final Outbound outbound;
    private final Stock stock;
    private final StockView view;

    Departures(ManifestStore manifests, Packing packing, Outbound outbound, Stock stock, StockView view) {
        this.manifests = manifests;
        this.packing = packing;
        this.outbound = outbound;
        this.stock = stock;
        this.view = view;
    }

    Map<UUID, Refusal> take(NodeId node, List<DepartScan> scans) {
        Map<String, DepartScan> first = new LinkedHashMap<>();
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        for (var scan : scans)
            if (first.putIfAbsent(scan.carrier(), scan) != null) refused.put(scan.scanId(), nothing(scan));
        var open = manifests.lockOpen(node, new TreeSet<>(first.keySet()));
        var at = scans.getFirst().at();
        var rounds = packing.depart(node, open.values(), at);
        var gone = rounds.stream().flatMap(List::stream).toList();
        first.forEach((carrier, scan) -> {
            if (!left(gone, open.get(carrier))) refused.put(scan.scanId(), nothing(scan));
        });
        if (gone.isEmpty()) return refused;
        manifests.depart(node, gone.stream().map(Parcel::manifest).collect(Collectors.toSet()), at);
        move(node, gone, first);
        tell(node, rounds, at);
        return refused;
    }

    private static boolean left(List<Parcel> gone, @org.jspecify.annotations.Nullable Long manifest) {
        return manifest != null && gone.stream().anyMatch(parcel -> manifest.equals(parcel.manifest()));
    }

    private void move(NodeId node, List<Parcel> gone, Map<String, DepartScan> scans) {
        var contents = view.contents(
                node, gone.stream().map(parcel -> parcel.id().value()).toList());
        List<Move> moves = new ArrayList<>();
        for (var parcel : gone) {
            var scan = Objects.requireNonNull(scans.get(String.valueOf(parcel.carrier())));
            for (var balance : contents.getOrDefault(parcel.id().value(), List.of()))
                moves.add(move(parcel, balance, scan));
        }
        var refused = stock.move(node, moves);
        if (!refused.isEmpty()) throw new IllegalStateException("units left a closed parcel before it did: " + refused);
    }

    private static Move move(Parcel parcel, Balance balance, DepartScan scan) {
        var key = balance.key();
        return new Move(
                key.location(),
                Location.CUSTOMER,
                key.sku(),
                key.lot(),
                key.status(),
                balance.onHand(),
                false,
                "shipped",
                "parcel:" + parcel.id(),
                scan.worker(),
                scan.at());
    }

    private void tell(NodeId node, List<List<Parcel>> rounds, Instant at) {
        List<Telling> facts = new ArrayList<>();
        for (var round : rounds) {
            var counted = outbound.shipped(
                    node, round.stream().flatMap(Departures::units).toList());
            for (var parcel : round)
                facts.add(shipped(node, parcel, Objects.requireNonNull(counted.get(parcel.outbound())), at));
        }
        stock.tell(node, facts);
    }

    private static java.util.stream.Stream<LineUnits> units(Parcel parcel) {
        return parcel.lines().stream().map(line -> new LineUnits(parcel.outbound(), line.line(), line.quantity()));
    }

    private static Telling shipped(NodeId node, Parcel parcel, OutboundOrder order, Instant at) {
        var fact = new NodeFact.Shipped(
                node,
                order.id(),
                order.order(),
                at,
                parcel.id(),
                String.valueOf(parcel.carrier()),
                parcel.tracking(),
                parcel.told(order));
        return new Telling(fact, order.id().value(), order.version(), "ship:parcel:" + parcel.id());
    }

    private static Refusal nothing(DepartScan scan) {
        return new Refusal("dispatch.nothing-loaded", Map.of("carrier", scan.carrier()));
    }
}
