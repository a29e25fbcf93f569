package dev.dovetail.oms.rearrangements;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.fulfillment.Pauses;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.Orders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Work that is held, split or merged: its units stay reserved until that is over. A hold of which nothing is left ends by itself. */
@Component
class Paused implements Pauses {
    private final RearrangementStore store;
    private final Orders orders;

    Paused(RearrangementStore store, Orders orders) {
        this.store = store;
        this.orders = orders;
    }

    @Override
    public Map<OrderId, Set<NodeId>> of(Collection<OrderId> about) {
        return store.paused(about);
    }

    @Override
    public void over(Map<OrderId, Set<NodeId>> empty, Cause cause) {
        var changes = new ArrayList<OrderChange>();
        for (var open : store.open(empty.keySet())) {
            if (!open.held() || !empty.getOrDefault(open.order(), Set.of()).contains(open.node())) continue;
            if (!store.close(open.order(), open.id(), Rearrangement.State.ENDED, cause)) continue;
            var ended = store.find(open.order(), open.id()).orElseThrow();
            changes.add(Telling.of(open.order(), ended, open.node(), null, 0, "nothing is left to hold", cause));
        }
        orders.apply(changes);
    }
}
