package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Ask;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.backlog.Backlog;
import dev.dovetail.oms.backlog.Wait;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.decisions.Decided;
import dev.dovetail.oms.decisions.Decisions;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineMove;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Snapshots;
import dev.dovetail.oms.sourcing.Sourced;
import dev.dovetail.oms.sourcing.Sourcing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Finds other nodes for units that came back, and releases them there at once; what nobody has waits in the backlog. */
@Component
class Resourcing {
    private static final int MOST_ATTEMPTS = 3;

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
        var skus = loose.stream().map(Loose::sku).collect(toSet());
        var items = catalog.find(skus);
        var left = snapshots.locked(skus);
        var found = new Found();
        for (var group : byOrder(loose)) {
            var head = Objects.requireNonNull(heads.get(group.getFirst().order()));
            var decided = decide(group, head, items, left, cause);
            left = left.after(decided.sourced(), head.channel());
            found.decided.add(decided);
            found.add(group, head, decided.sourced(), cause);
        }
        if (!availability.take(found.asks)) throw new IllegalStateException("the figures were locked, yet not enough");
        decisions.record(found.decided, cause.at());
        backlog.add(found.waits);
        lookAgain(found.waits);
        var changes = new ArrayList<>(found.changes);
        changes.addAll(releasing.release(found.works, heads, cause));
        return changes;
    }

    /** Stock may land between our look and our commit; and who rests is looked at when the rest is over. */
    private void lookAgain(List<Wait> waits) {
        var node = network.nodes().getFirst().id();
        waits.stream()
                .collect(groupingBy(Wait::notBefore, TreeMap::new, mapping(Wait::sku, toCollection(TreeSet::new))))
                .forEach((at, skus) -> availability.lookAgain(node, skus, at));
    }

    /** Units of one order that may not go to the same nodes are sourced apart. */
    private static List<List<Loose>> byOrder(List<Loose> loose) {
        record Group(long order, int attempt, Set<NodeId> notFrom) {}
        var groups = loose.stream()
                .collect(groupingBy(
                        l -> new Group(l.order().value(), l.attempt(), l.notFrom()),
                        java.util.LinkedHashMap::new,
                        java.util.stream.Collectors.toList()));
        return List.copyOf(groups.values());
    }

    private static Decided decide(
            List<Loose> group, OrderHead head, Map<Sku, CatalogItem> items, Snapshot left, Cause cause) {
        boolean tired = group.getFirst().attempt() >= MOST_ATTEMPTS;
        var not = group.getFirst().notFrom();
        var avoided = tired ? left.world().nodes().stream().map(Node::id).collect(toSet()) : not;
        var units = new TreeMap<Integer, Loose>();
        for (var l : group)
            units.merge(
                    l.line(),
                    l,
                    (a, b) -> new Loose(
                            a.order(), a.line(), a.sku(), a.quantity() + b.quantity(), a.notFrom(), a.attempt()));
        var lines = units.values().stream()
                .map(l -> new Demand.Line(l.line(), l.sku(), l.quantity(), weight(items.get(l.sku()))))
                .toList();
        var demand = Backlog.demand(head, lines, cause.at());
        var seen = left.avoiding(avoided);
        return new Decided(head.id(), "given-back", demand, seen, Sourcing.source(demand, seen));
    }

    private static int weight(@org.jspecify.annotations.Nullable CatalogItem item) {
        return item == null ? 0 : item.weightGrams();
    }

    /** What the choices come to, gathered over all orders. */
    private static final class Found {
        final List<Decided> decided = new ArrayList<>();
        final List<Ask> asks = new ArrayList<>();
        final List<Work> works = new ArrayList<>();
        final List<Wait> waits = new ArrayList<>();
        final List<OrderChange> changes = new ArrayList<>();

        /** None at first; then 1, 2, 4 minutes, up to an hour: a node that says yes and then no must not keep us spinning. */
        private static Duration rest(int attempt) {
            if (attempt < MOST_ATTEMPTS) return Duration.ZERO;
            return Duration.ofMinutes(Math.min(60, 1L << Math.min(attempt - MOST_ATTEMPTS, 6)));
        }

        void add(List<Loose> group, OrderHead head, Sourced sourced, Cause cause) {
            var reserved = new ArrayList<LineMove>();
            var byNode = new TreeMap<Integer, List<Work.Item>>();
            for (var a : sourced.allotments()) {
                asks.add(new Ask(a.node(), head.id(), a.line(), a.sku(), a.quantity(), head.channel()));
                reserved.add(new LineMove(a.line(), Counter.OPEN, Counter.RESERVED, a.quantity()));
                byNode.computeIfAbsent(a.node().value(), _ -> new ArrayList<>())
                        .add(new Work.Item(a.line(), a.sku(), a.quantity()));
            }
            int attempt = group.getFirst().attempt() + 1;
            byNode.forEach((node, items) -> works.add(new Work(head.id(), new NodeId(node), attempt, items)));
            if (!reserved.isEmpty())
                changes.add(new OrderChange(head.id(), new OrderFact.Reserved(sourced.why(), reserved), cause));
            addMissing(group, head, sourced, cause);
        }

        private void addMissing(List<Loose> group, OrderHead head, Sourced sourced, Cause cause) {
            if (sourced.whole()) return;
            var rest = rest(group.getFirst().attempt());
            var moves = new ArrayList<LineMove>();
            new TreeMap<>(sourced.missing()).forEach((line, units) -> {
                moves.add(new LineMove(line, Counter.OPEN, Counter.BACKORDERED, units));
                var sku = group.stream()
                        .filter(l -> l.line() == line)
                        .findFirst()
                        .orElseThrow()
                        .sku();
                waits.add(new Wait(
                        head.id(),
                        line,
                        sku,
                        units,
                        head.priority(),
                        head.capturedAt(),
                        cause.at().plus(rest)));
            });
            changes.add(new OrderChange(head.id(), new OrderFact.Backordered("no other node has them", moves), cause));
        }
    }
}
