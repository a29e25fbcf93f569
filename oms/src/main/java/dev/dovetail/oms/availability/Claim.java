package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;

/** Units of one order line, claimed from one pool of one node. */
public record Claim(NodeId node, OrderId order, int line, Sku sku, long quantity, String pool) {
    /** What every channel may claim. */
    public static final String OPEN = "open";

    /** Of whichever pools hold goods that are there; only for what is given back or shipped. */
    public static final String LANDED = "landed";

    public Claim {
        if (quantity <= 0) throw new IllegalArgumentException("a claim is at least 1 unit, not " + quantity);
    }

    /** Units that the line holds at the node, from whichever pools: who ships or gives back need not know which. */
    public Claim(NodeId node, OrderId order, int line, Sku sku, long quantity) {
        this(node, order, line, sku, quantity, LANDED);
    }

    /** The pool that a node keeps for one channel. */
    public static String fence(String channel) {
        return "fence:" + channel;
    }

    /** The pool of goods on their way. */
    public static String inbound(String id) {
        return "inbound:" + id;
    }

    /** Whether the goods are still on their way. */
    public boolean isComing() {
        return isComing(pool);
    }

    static boolean isComing(String pool) {
        return pool.startsWith("inbound:");
    }
}
