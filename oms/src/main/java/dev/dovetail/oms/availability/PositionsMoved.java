package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.List;

/**
 * Positions have just moved by what nodes told as facts. Published inside the transaction that moved them, under the pools'
 * locks: who counts stock by other news of the same node says there what of it that news had seen.
 */
public record PositionsMoved(List<Move> moves) {
    public PositionsMoved {
        moves = List.copyOf(moves);
    }

    /**
     * @param at when it happened, by the node's clock
     * @param reason {@code shipped}, or the node's word for why
     */
    public record Move(NodeId node, Sku sku, long change, Instant at, String reason) {}
}
