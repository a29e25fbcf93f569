package dev.dovetail.wms.dispatch;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.LineUnits;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.packing.PackingView;
import dev.dovetail.wms.packing.Parcel;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.stock.Telling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gives cartons to the customers who come for them. */
@Component
class HandOvers {
    private final Packing packing;
    private final PackingView parcels;
    private final Outbound outbound;
    private final Stock stock;
    private final StockView view;

    HandOvers(Packing packing, PackingView parcels, Outbound outbound, Stock stock, StockView view) {
        this.packing = packing;
        this.parcels = parcels;
        this.outbound = outbound;
        this.stock = stock;
        this.view = view;
    }

    Map<UUID, Refusal> take(NodeId node, List<HandOverScan> scans) {
        var seen =
                parcels.byCarton(node, scans.stream().map(HandOverScan::carton).collect(Collectors.toSet()));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        Map<ParcelId, HandOverScan> asked = new LinkedHashMap<>();
        for (var scan : scans) {
            var parcel = seen.get(scan.carton());
            if (parcel == null) refused.put(scan.scanId(), refusal("dispatch.no-such-carton", scan));
            else if (asked.putIfAbsent(parcel.id(), scan) != null)
                refused.put(scan.scanId(), refusal("dispatch.already-handed-over", scan));
        }
        var at = scans.getFirst().at();
        var rounds = packing.handOver(node, seen.values(), asked.keySet(), at);
        var gone = rounds.stream().flatMap(List::stream).toList();
        var given = gone.stream().map(Parcel::id).collect(Collectors.toSet());
        asked.forEach((id, scan) -> {
            if (!given.contains(id)) refused.put(scan.scanId(), refusal("dispatch.not-for-pickup", scan));
        });
        if (gone.isEmpty()) return refused;
        move(node, gone, asked);
        tell(node, rounds, asked);
        return refused;
    }

    private void move(NodeId node, List<Parcel> gone, Map<ParcelId, HandOverScan> scans) {
        var contents = view.contents(
                node, gone.stream().map(parcel -> parcel.id().value()).toList());
        List<Move> moves = new ArrayList<>();
        for (var parcel : gone)
            for (var balance : contents.getOrDefault(parcel.id().value(), List.of()))
                moves.add(move(parcel, balance, Objects.requireNonNull(scans.get(parcel.id()))));
        var left = stock.move(node, moves);
        if (!left.isEmpty()) throw new IllegalStateException("units left a closed parcel before it did: " + left);
    }

    private static Move move(Parcel parcel, Balance balance, HandOverScan scan) {
        var key = balance.key();
        return new Move(
                key.location(),
                Location.CUSTOMER,
                key.sku(),
                key.lot(),
                key.status(),
                balance.onHand(),
                false,
                "handed-over",
                "parcel:" + parcel.id(),
                scan.worker(),
                scan.at());
    }

    private void tell(NodeId node, List<List<Parcel>> rounds, Map<ParcelId, HandOverScan> scans) {
        List<Telling> facts = new ArrayList<>();
        for (var round : rounds) {
            var counted = outbound.shipped(
                    node, round.stream().flatMap(HandOvers::units).toList());
            for (var parcel : round)
                facts.add(told(
                        node,
                        parcel,
                        Objects.requireNonNull(counted.get(parcel.outbound())),
                        Objects.requireNonNull(scans.get(parcel.id()))));
        }
        stock.tell(node, facts);
    }

    private static java.util.stream.Stream<LineUnits> units(Parcel parcel) {
        return parcel.lines().stream().map(line -> new LineUnits(parcel.outbound(), line.line(), line.quantity()));
    }

    private static Telling told(NodeId node, Parcel parcel, OutboundOrder order, HandOverScan scan) {
        var fact = new NodeFact.HandedOver(
                node, order.id(), order.order(), scan.at(), parcel.id(), scan.worker(), parcel.told(order));
        return new Telling(fact, order.id().value(), order.version(), "hand-over:parcel:" + parcel.id());
    }

    private static Refusal refusal(String code, HandOverScan scan) {
        return new Refusal(code, Map.of("carton", scan.carton()));
    }
}
