package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;

/** Units of one order line, claimed from one pool of one node. */
public record Claim(NodeId node, OrderId order, int line, Sku sku, long quantity, String pool) {
    public static final String OPEN = "open";

    public Claim {
        if (quantity <= 0) throw new IllegalArgumentException("a claim is at least 1 unit, not " + quantity);
    }

    /** A claim on the node's open pool. */
    public Claim(NodeId node, OrderId order, int line, Sku sku, long quantity) {
        this(node, order, line, sku, quantity, OPEN);
    }
}
