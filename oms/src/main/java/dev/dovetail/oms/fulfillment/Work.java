package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.util.List;

/** Reserved units of one order to be given to one node. */
record Work(OrderId order, NodeId node, int attempt, List<Item> items) {
    record Item(int line, Sku sku, long quantity) {}
}
