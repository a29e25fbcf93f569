package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.KitPart;
import java.util.List;

/** Reserved units of one order to be given to one node. */
record Work(OrderId order, NodeId node, int attempt, List<Item> items) {
    /** @param parts what one unit is made of where it is a kit */
    record Item(int line, Sku sku, long quantity, List<KitPart> parts) {}
}
