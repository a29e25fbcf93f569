package dev.dovetail.oms.orders;

import java.util.List;

/** Facts that were written of orders; heard in the same transaction, under the orders' locks. */
public record OrdersChanged(List<OrderChange> changes) {
    public OrdersChanged {
        changes = List.copyOf(changes);
    }
}
