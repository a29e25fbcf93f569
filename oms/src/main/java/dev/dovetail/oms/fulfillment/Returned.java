package dev.dovetail.oms.fulfillment;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.orders.OrderFact;
import java.util.List;

/** What an order is told of units that came back to a node. */
final class Returned {
    private Returned() {}

    static OrderFact told(FulfillmentOrder order, NodeFact.ReturnInspected back) {
        return new OrderFact.ReturnInspected(
                order.node().value(),
                order.id().toString(),
                Long.toString(back.returned()),
                new Sku(back.client(), back.sku()).toString(),
                back.quantity(),
                back.grade(),
                back.disposition(),
                List.of());
    }
}
