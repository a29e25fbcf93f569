package dev.dovetail.oms.orders;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.OrderId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Units of held orders were cancelled; heard in the same transaction, under the orders' locks. */
public record HeldUnitsCancelled(SortedMap<OrderId, Cause> orders) {
    public HeldUnitsCancelled {
        orders = Collections.unmodifiableSortedMap(new TreeMap<>(orders));
    }
}
