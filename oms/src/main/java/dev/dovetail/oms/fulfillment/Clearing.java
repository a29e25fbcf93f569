package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.catalog.KitPart;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineMove;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.OrderHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Finds what nodes hold and were not given yet, and takes it from them. The orders are locked by the caller. */
@Component
class Clearing {
    private final Positions positions;
    private final Availability availability;
    private final Resourcing resourcing;

    Clearing(Positions positions, Availability availability, Resourcing resourcing) {
        this.positions = positions;
        this.availability = availability;
        this.resourcing = resourcing;
    }

    static Map<OrderId, OrderHead> heads(Map<OrderId, LockedOrder> locked) {
        return locked.values().stream().map(LockedOrder::head).collect(toMap(OrderHead::id, head -> head));
    }

    /** What each node holds of goods for an order and was not given yet. */
    List<Work> reserved(Map<OrderId, LockedOrder> orders, Map<FulfillmentOrderId, FulfillmentOrder> work) {
        var given = new HashMap<Key, Long>();
        var attempts = new HashMap<Long, Integer>();
        for (var order : work.values())
            for (var line : order.lines().values()) {
                given.merge(new Key(order.order(), order.node(), line.line()), line.held(), Long::sum);
                if (line.shorted() > 0) attempts.merge(order.order().value(), order.attempt(), Math::max);
            }
        var items = new TreeMap<Target, List<Work.Item>>();
        for (var held : Holding.of(positions.claims(orders.keySet()), orders)) {
            if (!held.pool().equals(Claim.LANDED)) continue; // goods that are still to come
            long left = held.units() - given.getOrDefault(new Key(held.order(), held.node(), held.line()), 0L);
            if (left > 0)
                items.computeIfAbsent(
                                new Target(held.order().value(), held.node().value()), _ -> new ArrayList<>())
                        .add(new Work.Item(
                                held.line(), held.sku(), left, held.traits().parts()));
        }
        var works = new ArrayList<Work>();
        items.forEach((target, list) -> works.add(new Work(
                new OrderId(target.order()),
                new NodeId(target.node()),
                attempts.getOrDefault(target.order(), 0) + 1,
                list)));
        return works;
    }

    /** Answers the changes that take the work's units to other nodes, or to the backlog; their release is before them. */
    List<OrderChange> reserve(List<Work> works, String why, Map<OrderId, LockedOrder> orders, Cause cause) {
        var changes = unpin(works, why, cause);
        changes.addAll(resourcing.reserve(loose(works, orders), heads(orders), cause));
        return changes;
    }

    /** As {@link #reserve}, and gives what was found to its nodes. */
    List<OrderChange> place(List<Work> works, String why, Map<OrderId, LockedOrder> orders, Cause cause) {
        var changes = unpin(works, why, cause);
        changes.addAll(resourcing.place(loose(works, orders), heads(orders), cause));
        return changes;
    }

    /** All figures are locked in their order first, for the units are freed here and claimed there. */
    private List<OrderChange> unpin(List<Work> works, String why, Cause cause) {
        var claims = new ArrayList<Claim>();
        var changes = new ArrayList<OrderChange>();
        for (var work : works) {
            var moves = new ArrayList<LineMove>();
            for (var item : work.items()) {
                KitPart.goods(item.sku(), item.parts(), item.quantity())
                        .forEach((sku, units) ->
                                claims.add(new Claim(work.node(), work.order(), item.line(), sku, units)));
                moves.add(new LineMove(item.line(), Counter.RESERVED, Counter.OPEN, item.quantity()));
            }
            var fact = new OrderFact.Unpinned(work.node().value(), why, moves);
            changes.add(new OrderChange(work.order(), fact, cause));
        }
        if (!claims.isEmpty())
            positions.lockFigures(claims.stream().map(Claim::sku).collect(toSet()));
        availability.release(claims);
        return changes;
    }

    private static List<Loose> loose(List<Work> works, Map<OrderId, LockedOrder> orders) {
        var loose = new ArrayList<Loose>();
        for (var work : works)
            for (var item : work.items())
                loose.add(new Loose(
                        work.order(),
                        item.line(),
                        item.sku(),
                        item.quantity(),
                        Set.of(work.node()),
                        work.attempt() - 1,
                        null,
                        true,
                        Objects.requireNonNull(orders.get(work.order())).traits(item.line())));
        return loose;
    }

    private record Key(OrderId order, NodeId node, int line) {}

    private record Target(long order, int node) implements Comparable<Target> {
        @Override
        public int compareTo(Target other) {
            int byOrder = Long.compare(order, other.order);
            return byOrder != 0 ? byOrder : Integer.compare(node, other.node);
        }
    }
}
