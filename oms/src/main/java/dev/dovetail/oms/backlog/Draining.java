package dev.dovetail.oms.backlog;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.backlog.BacklogStore.Candidate;
import dev.dovetail.oms.backlog.BacklogStore.Supply;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.decisions.Decisions;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.MayServeMore;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.orders.ReleaseDue;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
    private final Network network;
    private final Snapshots snapshots;
    private final Catalog catalog;
    private final Availability availability;
    private final Decisions decisions;
    private final Afresh afresh;
    private final Outbox outbox;
    private final IdSource ids;
    private final Json json;

    Draining(
            BacklogStore store,
            Orders orders,
            Network network,
            Snapshots snapshots,
            Catalog catalog,
            Availability availability,
            Decisions decisions,
            Afresh afresh,
            Outbox outbox,
            IdSource ids,
            Json json) {
        this.store = store;
        this.orders = orders;
        this.network = network;
        this.snapshots = snapshots;
        this.catalog = catalog;
        this.availability = availability;
        this.decisions = decisions;
        this.afresh = afresh;
        this.outbox = outbox;
        this.ids = ids;
        this.json = json;
    }

    /**
     * Joins the caller's transaction. Orders are locked before figures, so once each: what is left for others after this look
     * is given by another message.
     *
     * @param after where an earlier look ended: only who stands behind is looked at, and nothing else; empty for a first look
     */
    void drain(Set<Sku> landed, Map<Supply, ReadOn.From> after, int round, Cause cause) {
        var kits = WaitingKits.of(store.kits(landed), json);
        var skus = new TreeSet<>(landed);
        skus.addAll(kits.skus());
        if (!store.anyOf(skus, cause.at())) return; // as a rule: most of what lands nobody waits for
        var seen = snapshots.of(kits.goods(landed));
        var resting = new ArrayList<MayServeMore>();
        var available = available(landed, kits, seen, resting, cause.at());
        if (!after.isEmpty()) available.keySet().retainAll(after.keySet());
        if (!available.isEmpty()) look(available, after, round, skus, cause);
        if (!resting.isEmpty() && store.anyOf(skus, cause.at())) afresh.later(resting);
    }

    private void look(
            Map<Supply, Long> available, Map<Supply, ReadOn.From> after, int round, Set<Sku> skus, Cause cause) {
        var candidates = store.servable(available, after, cause.at(), AT_ONCE);
        if (candidates.isEmpty()) return;
        var served = serve(candidates.stream().map(Candidate::line).toList(), skus, cause);
        var from = new Leftover(available, served).behind(candidates, candidates.size() == AT_ONCE);
        if (from.isEmpty() || round == ReadOn.MOST_ROUNDS) return;
        var node = network.nodes().getFirst().id();
        outbox.record(
                Availability.FAMILY,
                List.of(new ReadOn(round + 1, from).outgoing(node, ids.next(0), json, cause.at())));
    }

    /**
     * Units of each SKU at the nodes that serve, by pool: open ones together, and a channel's fences together. None of none.
     *
     * @param resting gets when those that have some and serve nobody for now do so again
     */
    private static Map<Supply, Long> available(
            Set<Sku> landed, WaitingKits kits, Snapshot now, List<MayServeMore> resting, Instant at) {
        var serving = new HashSet<NodeId>();
        var rests = new Resting(now, at);
        for (var node : now.world().nodes()) {
            if (!node.online() || !(node.ships() || node.reach().pickup())) continue;
            var until = rests.of(node);
            if (until == null) serving.add(node.id());
            else if (has(node.id(), now)) resting.add(until);
        }
        var available = new HashMap<Supply, Long>();
        for (var figures : now.figures().values())
            for (var figure : figures)
                if (figure.available() > 0 && serving.contains(figure.node()) && landed.contains(figure.sku()))
                    available.merge(Supply.of(figure), figure.available(), Long::sum);
        available.putAll(kits.available(now.figures(), serving));
        return available;
    }

    private static boolean has(NodeId node, Snapshot now) {
        return now.figures().values().stream()
                .flatMap(List::stream)
                .anyMatch(figure -> figure.available() > 0 && figure.node().equals(node));
    }

    /** What was servable a moment ago is read again under the orders' locks. Answers what was served. */
    private List<Wait> serve(List<Wait> candidates, Set<Sku> skus, Cause cause) {
        var locked = orders.lock(candidates.stream().map(Wait::order).collect(toSet()));
        var waits = store.ofOrders(locked.keySet(), cause.at()).stream()
                .filter(wait -> skus.contains(wait.sku()))
                .toList();
        var items = catalog.find(waits.stream().map(Wait::sku).collect(toSet()));
        var goods = waits.stream()
                .flatMap(
                        wait -> Objects.requireNonNull(locked.get(wait.order()))
                                .traits(wait.line())
                                .goods(wait.sku(), 1)
                                .keySet()
                                .stream())
                .collect(toSet());
        var heads = locked.values().stream().map(LockedOrder::head).collect(toMap(OrderHead::id, head -> head));
        var serving = new Serving(snapshots.locked(goods), items, locked, cause);
        serving.serve(waits);
        if (!availability.take(serving.asks))
            throw new IllegalStateException("the figures were locked, yet not enough");
        store.remove(serving.served);
        orders.apply(serving.changes);
        decisions.record(serving.decided, cause.at());
        outbox.record(Orders.FAMILY, releases(serving.changes, heads, cause.at()));
        return serving.served;
    }

    private List<Outgoing> releases(List<OrderChange> changes, Map<OrderId, OrderHead> heads, Instant now) {
        return changes.stream()
                .map(change -> release(Objects.requireNonNull(heads.get(change.order())), now))
                .toList();
    }

    /** When the channel's remorse window is over, or at once. The order changed once: its version is the one it had and one more. */
    private Outgoing release(OrderHead head, Instant now) {
        var remorse = network.findChannel(head.channel()).map(Channel::remorse).orElse(Duration.ZERO);
        var over = head.capturedAt().plus(remorse);
        return new ReleaseDue(head.id()).outgoing(ids, json, head.version() + 1, over.isAfter(now) ? over : now);
    }
}
