package dev.dovetail.wms.dispatch;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.LineUnits;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.packing.Parcel;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.stock.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Parcels that leave the building, however: their units are the customer's, and the node says so parcel by parcel. */
@Component
class GoingOut {
    private final Outbound outbound;
    private final Stock stock;
    private final StockView view;

    GoingOut(Outbound outbound, Stock stock, StockView view) {
        this.outbound = outbound;
        this.stock = stock;
        this.view = view;
    }

    /** Who let a parcel go, when, and what the move is called. */
    record By(String reason, String worker, Instant at) {}

    /** @param rounds of each order at most one parcel in a round, so that each fact has a version of its own */
    void go(
            NodeId node,
            List<List<Parcel>> rounds,
            Function<Parcel, By> by,
            BiFunction<Parcel, OutboundOrder, Telling> fact) {
        move(node, rounds.stream().flatMap(List::stream).toList(), by);
        count(node, rounds, fact);
    }

    /** As {@link #go}, of parcels whose units the caller has moved out of them. */
    void count(NodeId node, List<List<Parcel>> rounds, BiFunction<Parcel, OutboundOrder, Telling> fact) {
        List<Telling> facts = new ArrayList<>();
        for (var round : rounds) {
            var counted = outbound.shipped(
                    node,
                    round.stream()
                            .flatMap(parcel -> parcel.lines().stream()
                                    .map(line -> new LineUnits(parcel.outbound(), line.line(), line.quantity())))
                            .toList());
            for (var parcel : round)
                facts.add(fact.apply(parcel, Objects.requireNonNull(counted.get(parcel.outbound()))));
        }
        stock.tell(node, facts);
    }

    private void move(NodeId node, List<Parcel> gone, Function<Parcel, By> by) {
        var contents = view.contents(
                node, gone.stream().map(parcel -> parcel.id().value()).toList());
        List<Move> moves = new ArrayList<>();
        for (var parcel : gone)
            for (var balance : contents.getOrDefault(parcel.id().value(), List.of()))
                moves.add(move(parcel, balance, by.apply(parcel)));
        var left = stock.move(node, moves);
        if (!left.isEmpty()) throw new IllegalStateException("units left a closed parcel before it did: " + left);
    }

    private static Move move(Parcel parcel, Balance balance, By by) {
        var key = balance.key();
        return new Move(
                key.location(),
                Location.CUSTOMER,
                key.sku(),
                key.lot(),
                key.status(),
                balance.onHand(),
                false,
                by.reason(),
                "parcel:" + parcel.id(),
                by.worker(),
                by.at());
    }
}
