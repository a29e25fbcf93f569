package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.backlog.Backlog;
import dev.dovetail.oms.backlog.Wait;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.decisions.Decided;
import dev.dovetail.oms.decisions.Decisions;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Snapshots;
import dev.dovetail.oms.sourcing.Sourced;
import dev.dovetail.oms.sourcing.Sourcing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds other nodes for units that came back, and releases them there at once; what nobody has waits in the backlog. */
@Component
class Resourcing {
    private static final int MOST_ATTEMPTS = 3; // of an order whose channel is no more

    private final Snapshots snapshots;
    private final Catalog catalog;
    private final Availability availability;
    private final Decisions decisions;
    private final Backlog backlog;
    private final Releasing releasing;
    private final Network network;

    Resourcing(
            Snapshots snapshots,
            Catalog catalog,
            Availability availability,
            Decisions decisions,
            Backlog backlog,
            Releasing releasing,
            Network network) {
        this.network = network;
        this.snapshots = snapshots;
        this.catalog = catalog;
        this.availability = availability;
        this.decisions = decisions;
        this.backlog = backlog;
        this.releasing = releasing;
    }

    /** Answers the changes that take the units from open to where they now are. The orders are locked, their claims given back. */
    List<OrderChange> place(List<Loose> loose, Map<OrderId, OrderHead> heads, Cause cause) {
        if (loose.isEmpty()) return List.of();
        var found = choose(loose, heads, cause);
        var changes = new ArrayList<>(found.changes);
        changes.addAll(releasing.release(found.works, heads, cause));
        return changes;
    }

    /** As {@link #place}, and leaves what was found reserved: the order's release comes later. */
    List<OrderChange> reserve(List<Loose> loose, Map<OrderId, OrderHead> heads, Cause cause) {
        return loose.isEmpty() ? List.of() : choose(loose, heads, cause).changes;
    }

    private Placement choose(List<Loose> all, Map<OrderId, OrderHead> heads, Cause cause) {
        // As the network stands in this transaction: what a snapshot remembers of it may be a second old.
        var offline = network.offlineNow();
        var loose = all.stream().map(units -> units.notTo(offline)).toList();
        var items = catalog.find(loose.stream().map(Loose::sku).collect(toSet()));
        var left = snapshots.locked(
                loose.stream().flatMap(one -> one.goods().stream()).collect(toSet()));
        var found = new Placement();
        var groups = new ArrayDeque<>(byOrder(loose));
        while (!groups.isEmpty()) {
            var group = groups.remove();
            var head = Objects.requireNonNull(heads.get(group.getFirst().order()));
            int most =
                    network.findChannel(head.channel()).map(Channel::attempts).orElse(MOST_ATTEMPTS);
            var decided = decide(group, head, items, left, most, cause);
            var sourced = decided.sourced();
            left = left.after(sourced, head.channel());
            found.decided.add(decided);
            found.add(group, head, sourced, cause);
            if (group.getFirst().to() == null) found.addMissing(group, head, sourced, most, cause);
            else if (!sourced.whole()) groups.add(anywhere(group, sourced, most));
        }
        if (!availability.take(found.asks)) throw new IllegalStateException("the figures were locked, yet not enough");
        decisions.record(found.decided, cause.at());
        backlog.add(found.waits);
        lookAgain(found.waits, loose);
        return found;
    }

    /** Units that the one node they were meant for has not: nobody gave them back, so there is always one try left. */
    private static List<Loose> anywhere(List<Loose> group, Sourced sourced, int most) {
        var rest = new ArrayList<Loose>();
        new TreeMap<>(sourced.missing()).forEach((line, units) -> {
            var one = group.stream().filter(l -> l.line() == line).findFirst().orElseThrow();
            rest.add(one.anywhere(units, Math.min(one.attempt(), most - 1)));
        });
        return rest;
    }

    /** Stock may land between our look and our commit; and who rests is looked at when the rest is over. */
    private void lookAgain(List<Wait> waits, List<Loose> loose) {
        var node = network.nodes().getFirst().id();
        var goods = loose.stream().collect(toMap(Loose::sku, Loose::goods, (one, _) -> one));
        waits.stream()
                .collect(groupingBy(
                        Wait::notBefore,
                        TreeMap::new,
                        flatMapping(
                                wait -> goods.getOrDefault(wait.sku(), Set.of()).stream(), toCollection(TreeSet::new))))
                .forEach((at, skus) -> availability.lookAgain(node, skus, at));
    }

    /** Units of one order that may not go to the same nodes are sourced apart. */
    private static List<List<Loose>> byOrder(List<Loose> loose) {
        record Group(
                long order,
                int attempt,
                Set<NodeId> notFrom,
                @Nullable NodeId to,
                boolean promised) {}
        var groups = loose.stream()
                .collect(groupingBy(
                        l -> new Group(l.order().value(), l.attempt(), l.notFrom(), l.to(), l.promised()),
                        java.util.LinkedHashMap::new,
                        java.util.stream.Collectors.toList()));
        return List.copyOf(groups.values());
    }

    private static Decided decide(
            List<Loose> group, OrderHead head, Map<Sku, CatalogItem> items, Snapshot left, int most, Cause cause) {
        var first = group.getFirst();
        var avoided = left.world().nodes().stream()
                .map(Node::id)
                .filter(node -> first.to() == null && first.attempt() >= most || !may(first, node))
                .collect(toSet());
        var units = new TreeMap<Integer, Loose>();
        for (var l : group) units.merge(l.line(), l, Loose::plus);
        var lines = units.values().stream()
                .map(l -> Backlog.line(l.line(), l.sku(), l.quantity(), items.get(l.sku()), l.traits()))
                .toList();
        var demand = Backlog.demand(head, lines, cause.at());
        var seen = left.avoiding(avoided);
        return new Decided(
                head.id(), first.to() == null ? "given-back" : "move", demand, seen, Sourcing.source(demand, seen));
    }

    private static boolean may(Loose units, NodeId node) {
        return units.to() == null ? !units.notFrom().contains(node) : units.to().equals(node);
    }
}
