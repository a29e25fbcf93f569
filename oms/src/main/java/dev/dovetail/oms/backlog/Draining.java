package dev.dovetail.oms.backlog;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.handoff.Json;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.orders.ReleaseDue;
import dev.dovetail.oms.sourcing.Snapshots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Serves waiting lines in their rank from what may be promised: orders are locked first and figures after them, as
 * everywhere; then all is decided, claimed and told together.
 *
 * <p>An order gets what can be had of its waiting lines; the rest keeps its rank.
 */
@Component
class Draining {
    /** Waiting lines that are looked at in one transaction; where there are more, another round follows. */
    static final int AT_ONCE = 2_000;

    private final BacklogStore store;
    private final Orders orders;
    private final Positions positions;
    private final Snapshots snapshots;
    private final Catalog catalog;
    private final Availability availability;
    private final Outbox outbox;
    private final IdSource ids;
    private final Json json;

    Draining(
            BacklogStore store,
            Orders orders,
            Positions positions,
            Snapshots snapshots,
            Catalog catalog,
            Availability availability,
            Outbox outbox,
            IdSource ids,
            Json json) {
        this.store = store;
        this.orders = orders;
        this.positions = positions;
        this.snapshots = snapshots;
        this.catalog = catalog;
        this.availability = availability;
        this.outbox = outbox;
        this.ids = ids;
        this.json = json;
    }

    /** Joins the caller's transaction. */
    void drain(Set<Sku> skus, Cause cause) {
        List<Wait> first;
        int served;
        do {
            first = store.servable(available(skus), AT_ONCE);
            served = first.isEmpty() ? 0 : serve(first, skus, cause);
        } while (served > 0 && first.size() == AT_ONCE);
    }

    private Map<Sku, Long> available(Collection<Sku> skus) {
        return positions.figures(skus).entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .mapToLong(Figure::available)
                                .filter(units -> units > 0)
                                .sum()));
    }

    /** What was servable a moment ago is read again under the orders' locks. Answers how many lines were served. */
    private int serve(List<Wait> candidates, Set<Sku> skus, Cause cause) {
        var locked = orders.lock(candidates.stream().map(Wait::order).collect(toSet()));
        var waits = store.ofOrders(locked.keySet()).stream()
                .filter(wait -> skus.contains(wait.sku()))
                .toList();
        var wanted = waits.stream().map(Wait::sku).collect(toSet());
        var heads = locked.values().stream().map(LockedOrder::head).collect(toMap(OrderHead::id, head -> head));
        var serving = new Serving(snapshots.locked(wanted), catalog.find(wanted), heads, cause);
        serving.serve(waits);
        if (!availability.take(serving.claims))
            throw new IllegalStateException("the figures were locked, yet not enough");
        store.remove(serving.served);
        orders.apply(serving.changes);
        outbox.record(
                Orders.FAMILY,
                releases(serving.changes.stream().map(change -> change.order()).toList(), heads, cause));
        return serving.served.size();
    }

    /** Each order changed once, so its version is the one it had and one more. */
    private List<Outgoing> releases(List<OrderId> changed, Map<OrderId, OrderHead> heads, Cause cause) {
        var out = new ArrayList<Outgoing>();
        for (var order : changed) {
            int version = Objects.requireNonNull(heads.get(order)).version() + 1;
            out.add(new ReleaseDue(order).outgoing(ids, json, version, cause.at()));
        }
        return out;
    }
}
