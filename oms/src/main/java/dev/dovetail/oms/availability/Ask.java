package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;

/** Units of one order line wanted of one node, from whichever of its pools the channel may claim: its fence first, then open. */
public record Ask(NodeId node, OrderId order, int line, Sku sku, long quantity, String channel) {
    public Ask {
        if (quantity <= 0) throw new IllegalArgumentException("at least 1 unit is asked, not " + quantity);
    }

    Claim of(String pool, long units) {
        return new Claim(node, order, line, sku, units, pool);
    }
}
