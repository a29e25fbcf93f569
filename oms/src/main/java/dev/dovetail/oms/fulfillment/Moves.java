package dev.dovetail.oms.fulfillment;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.PositionsMoved;
import dev.dovetail.oms.availability.PositionsMoved.Move;
import dev.dovetail.oms.orders.LineTraits;
import dev.dovetail.oms.orders.LockedOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What facts moved in positions, each with the node's own time of it. */
final class Moves {
    private Moves() {}

    static PositionsMoved of(List<NodeFact> facts, Map<OrderId, LockedOrder> orders) {
        return new PositionsMoved(
                facts.stream().flatMap(fact -> of(fact, orders)).toList());
    }

    private static Stream<Move> of(NodeFact fact, Map<OrderId, LockedOrder> orders) {
        return switch (fact) {
            case NodeFact.Shipped left -> left.lines().stream().flatMap(line -> shipped(left, line, orders));
            case NodeFact.HandedOver left -> left.lines().stream().flatMap(line -> shipped(left, line, orders));
            case NodeFact.StockChanged changed ->
                changed.deltas().stream()
                        .map(delta -> new Move(
                                changed.node(),
                                new Sku(delta.client(), delta.sku()),
                                delta.change(),
                                changed.at(),
                                changed.reason()));
            case NodeFact.TransferLeft left ->
                left.goods().stream()
                        .map(goods -> new Move(
                                left.node(),
                                new Sku(goods.client(), goods.sku()),
                                -goods.quantity(),
                                left.at(),
                                "transfer"));
            case NodeFact.AboutOrder _, NodeFact.TransferReceived _ -> Stream.empty();
        };
    }

    /** Of a kit, its parts left. */
    private static Stream<Move> shipped(
            NodeFact.AboutOrder left, NodeFact.Line line, Map<OrderId, LockedOrder> orders) {
        var order = orders.get(left.order());
        var traits = order == null ? LineTraits.NONE : order.traits(line.line());
        return traits.goods(new Sku(line.client(), line.sku()), line.quantity()).entrySet().stream()
                .map(goods -> new Move(left.node(), goods.getKey(), -goods.getValue(), left.at(), "shipped"));
    }
}
