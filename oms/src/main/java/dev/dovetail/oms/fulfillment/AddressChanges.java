package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.OrderId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Told by whoever changes addresses: what waits until no node has anything of an order any more. Read under the orders'
 * locks.
 */
public interface AddressChanges {
    /** The amendments whose address waits; an order with none is absent. */
    Map<OrderId, List<Long>> waiting(Collection<OrderId> orders);
}
