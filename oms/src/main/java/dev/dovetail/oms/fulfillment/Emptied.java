package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.orders.LockedOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Ends pauses of which nothing is left, after reserved units left their nodes. The orders are locked. */
@Component
class Emptied {
    private final Pauses pauses;
    private final Clearing clearing;
    private final FulfillmentStore store;

    Emptied(Pauses pauses, Clearing clearing, FulfillmentStore store) {
        this.pauses = pauses;
        this.clearing = clearing;
        this.store = store;
    }

    void look(Map<OrderId, LockedOrder> orders, Cause cause) {
        var paused = pauses.of(orders.keySet());
        if (paused.isEmpty()) return;
        var empty = new HashMap<OrderId, Set<NodeId>>();
        paused.forEach((order, nodes) -> empty.put(order, new HashSet<>(nodes)));
        var held = new HashMap<>(orders);
        held.keySet().retainAll(paused.keySet());
        for (var left : clearing.reserved(held, store.ofOrders(paused.keySet())))
            empty.getOrDefault(left.order(), new HashSet<>()).remove(left.node());
        empty.values().removeIf(Set::isEmpty);
        if (!empty.isEmpty()) pauses.over(Map.copyOf(empty), cause);
    }
}
