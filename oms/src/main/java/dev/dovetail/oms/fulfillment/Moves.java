package dev.dovetail.oms.fulfillment;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.PositionsMoved;
import dev.dovetail.oms.availability.PositionsMoved.Move;
import java.util.List;
import java.util.stream.Stream;

/** What facts moved in positions, each with the node's own time of it. */
final class Moves {
    private Moves() {}

    static PositionsMoved of(List<NodeFact> facts) {
        return new PositionsMoved(facts.stream().flatMap(Moves::of).toList());
    }

    private static Stream<Move> of(NodeFact fact) {
        return switch (fact) {
            case NodeFact.Shipped left ->
                left.lines().stream()
                        .map(line -> new Move(
                                left.node(),
                                new Sku(line.client(), line.sku()),
                                -line.quantity(),
                                left.at(),
                                "shipped"));
            case NodeFact.StockChanged changed ->
                changed.deltas().stream()
                        .map(delta -> new Move(
                                changed.node(),
                                new Sku(delta.client(), delta.sku()),
                                delta.change(),
                                changed.at(),
                                changed.reason()));
            case NodeFact.AboutOrder _ -> Stream.empty();
        };
    }
}
