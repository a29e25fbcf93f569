package dev.dovetail.oms.inbounds;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.LocalDate;

/**
 * Goods of one SKU on their way to a node.
 *
 * @param id the sender's name for it, one of its kind at the node
 * @param expectedOn the day it should be there, in the node's zone
 * @param promisable whether orders may be promised of it
 * @param quantity units still to come
 * @param reserved of those, promised already
 * @param over whether nothing more of it will come
 */
public record Inbound(
        NodeId node,
        String id,
        Sku sku,
        LocalDate expectedOn,
        boolean promisable,
        long quantity,
        long reserved,
        long received,
        boolean over) {

    long available() {
        return Math.max(0, quantity - reserved);
    }
}
