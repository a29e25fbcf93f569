package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.util.List;

/**
 * Goods of an inbound that have come.
 *
 * @param units what came; less, or more, than was expected
 * @param over whether nothing more of it will come
 * @param ranked the orders that hold some of it, who is served first before the others
 */
public record Arrival(NodeId node, Sku sku, String inbound, long units, boolean over, List<OrderId> ranked) {
    public Arrival {
        ranked = List.copyOf(ranked);
    }

    PoolRows.Key key() {
        return new PoolRows.Key(node, sku, Claim.inbound(inbound));
    }
}
