package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Told by whoever pauses work: at which nodes units of an order stay reserved and are not given to the node. Read and
 * written under the orders' locks, so that a release comes before a pause or sees it.
 */
public interface Pauses {
    /** The nodes at which each of these orders is paused; an order that is not paused is absent. */
    Map<OrderId, Set<NodeId>> of(Collection<OrderId> orders);

    /** Nothing of these orders is reserved at these nodes any more: who only waits to give it to them need not. */
    void over(Map<OrderId, Set<NodeId>> empty, Cause cause);
}
