package dev.dovetail.oms.amendments;

import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.fulfillment.AddressChanges;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whose address waits for nodes to give work back: they get no other work for the old one meanwhile. */
@Component
class Readdressing implements AddressChanges {
    private final AmendmentStore store;

    Readdressing(AmendmentStore store) {
        this.store = store;
    }

    @Override
    public Map<OrderId, List<Long>> waiting(Collection<OrderId> orders) {
        return store.readdressing(orders);
    }
}
