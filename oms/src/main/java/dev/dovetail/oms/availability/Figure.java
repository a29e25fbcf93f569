package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;

/**
 * One pool's figures.
 *
 * @param position on hand, as the node last told us
 * @param reserved promised to orders and not yet shipped
 * @param safety kept back, never promised; of the open pool only
 */
public record Figure(NodeId node, Sku sku, String pool, long position, long reserved, long safety) {

    /** Units that may be promised; never below zero. */
    public long available() {
        return Math.max(0, position - reserved - safety);
    }

    /** Units promised that the node no longer has. */
    public long shortfall() {
        return Math.max(0, reserved - position);
    }

    boolean isOpen() {
        return pool.equals(Claim.OPEN);
    }

    /** Whether the channel may claim from this pool: every channel from open, and one from its fence. */
    public boolean claimableBy(String channel) {
        return isOpen() || pool.equals(Claim.fence(channel));
    }

    /** The same pool with {@code quantity} more reserved. */
    public Figure reserving(long quantity) {
        return new Figure(node, sku, pool, position, reserved + quantity, safety);
    }
}
