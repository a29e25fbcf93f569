package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;

/**
 * A row of {@code oms.pool} as it stands under its lock.
 *
 * @param owing units the node told us it took beyond what it had told us it had; of the open pool only
 * @param wanted how far a fence is filled
 */
record Pool(NodeId node, Sku sku, String name, long position, long reserved, long safety, long owing, long wanted) {
    static Pool none(NodeId node, Sku sku, String name) {
        return new Pool(node, sku, name, 0, 0, 0, 0, 0);
    }

    Figure figure() {
        return new Figure(node, sku, name, position, reserved, safety);
    }
}
