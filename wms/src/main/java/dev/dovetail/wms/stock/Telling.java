package dev.dovetail.wms.stock;

import dev.dovetail.contract.fulfillment.NodeFact;
import org.jspecify.annotations.Nullable;

/**
 * A fact on its way to the OMS.
 *
 * @param lane what order is kept within: the fulfillment order's id, or the node's for facts about its stock
 * @param seq order within the lane: the outbound's version; 0 for facts about stock, which the publisher's number orders
 * @param businessKey unique for ever where goods leave: {@code ship:parcel:<id>}
 */
public record Telling(
        NodeFact fact, long lane, int seq, @Nullable String businessKey) {

    /** A fact about one fulfillment order, as its version {@code seq}. */
    public static Telling of(NodeFact.AboutOrder fact, int seq) {
        return new Telling(fact, fact.fulfillmentOrder().value(), seq, null);
    }

    /** A fact about the node's stock. */
    public static Telling of(NodeFact.StockChanged fact) {
        return new Telling(fact, fact.node().value(), 0, null);
    }
}
