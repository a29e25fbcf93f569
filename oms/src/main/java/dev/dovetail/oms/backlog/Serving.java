package dev.dovetail.oms.backlog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Ask;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.decisions.Decided;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineMove;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Sourced;
import dev.dovetail.oms.sourcing.Sourcing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Decides who of those who wait gets what, order after order in rank, each on what those before it left. Pure. */
final class Serving {
    private final Map<Sku, CatalogItem> items;
    private final Map<OrderId, LockedOrder> orders;
    private final Cause cause;
    private Snapshot left;

    final List<Ask> asks = new ArrayList<>();
    final List<Wait> served = new ArrayList<>();
    final List<Decided> decided = new ArrayList<>();
    final List<OrderChange> changes = new ArrayList<>();

    Serving(Snapshot figures, Map<Sku, CatalogItem> items, Map<OrderId, LockedOrder> orders, Cause cause) {
        this.left = figures;
        this.items = items;
        this.orders = orders;
        this.cause = cause;
    }

    /** @param waits by rank; an order stands where its first line stands */
    void serve(List<Wait> waits) {
        waits.stream()
                .collect(groupingBy(Wait::order, LinkedHashMap::new, toList()))
                .forEach((order, lines) -> serve(Objects.requireNonNull(orders.get(order)), lines));
    }

    private void serve(LockedOrder order, List<Wait> waits) {
        var head = order.head();
        var lines = waits.stream().map(wait -> line(order, wait)).toList();
        var demand = Backlog.demand(head, lines, cause.at());
        var sourced = Sourcing.source(demand, left);
        if (sourced.allotments().isEmpty()) return;
        decided.add(new Decided(head.id(), "backlog", demand, left, sourced));
        left = left.after(sourced, head.channel());
        for (var a : sourced.allotments())
            a.goods()
                    .forEach((sku, units) ->
                            asks.add(new Ask(a.node(), head.id(), a.line(), sku, units, head.channel())));
        var moves = new ArrayList<LineMove>();
        for (var wait : waits) {
            long units = got(sourced, wait.line());
            if (units == 0) continue;
            moves.add(new LineMove(wait.line(), Counter.BACKORDERED, Counter.RESERVED, units));
            served.add(wait.of(units));
        }
        changes.add(new OrderChange(head.id(), new OrderFact.Reserved(sourced.why(), moves), cause));
    }

    private Demand.Line line(LockedOrder order, Wait wait) {
        return Backlog.line(wait.line(), wait.sku(), wait.quantity(), items.get(wait.sku()), order.traits(wait.line()));
    }

    private static long got(Sourced sourced, int line) {
        return sourced.allotments().stream()
                .filter(a -> a.line() == line)
                .mapToLong(Sourced.Allotment::quantity)
                .sum();
    }
}
