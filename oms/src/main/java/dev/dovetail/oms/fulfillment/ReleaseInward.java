package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.partitioningBy;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.orders.ReleaseDue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Gives what due orders have reserved to the nodes that hold it, and to others what is at a node that is offline. An order
 * with nothing reserved, cancelled meanwhile, is passed over.
 */
@Component
class ReleaseInward implements Inward {
    private final Orders orders;
    private final FulfillmentStore store;
    private final Network network;
    private final Clearing clearing;
    private final Releasing releasing;
    private final Json json;
    private final InstantSource clock;

    ReleaseInward(
            Orders orders,
            FulfillmentStore store,
            Network network,
            Clearing clearing,
            Releasing releasing,
            Json json,
            InstantSource clock) {
        this.orders = orders;
        this.store = store;
        this.network = network;
        this.clearing = clearing;
        this.releasing = releasing;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return ReleaseDue.DESTINATION;
    }

    @Override
    public Family inbox() {
        return Orders.FAMILY;
    }

    @Override
    public void apply(List<Message> messages) {
        var due = messages.stream()
                .map(message -> json.read(message.body(), ReleaseDue.class).order())
                .distinct()
                .toList();
        var locked = orders.lock(due);
        var cause = new Cause("system", clock.instant(), "timer");
        var heads = Clearing.heads(locked);
        // Read under the orders' locks: who takes work from a node that goes offline a moment later waits for them.
        var offline = network.offlineNow();
        var works = clearing.reserved(locked, store.ofOrders(heads.keySet())).stream()
                .filter(work -> !Releasing.isHeld(work, heads))
                .collect(partitioningBy(work -> offline.contains(work.node())));
        var elsewhere = Objects.requireNonNull(works.get(true));
        var changes = new ArrayList<>(clearing.place(elsewhere, "the node is offline", locked, cause));
        changes.addAll(releasing.release(Objects.requireNonNull(works.get(false)), heads, cause));
        orders.apply(changes);
    }
}
