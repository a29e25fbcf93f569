package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.availability.Ask;
import dev.dovetail.oms.backlog.Wait;
import dev.dovetail.oms.decisions.Decided;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineMove;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.sourcing.Sourced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What the choices for open units come to, gathered over all orders: asks, work, waits, and the facts that tell it. */
final class Placement {
    final List<Decided> decided = new ArrayList<>();
    final List<Ask> asks = new ArrayList<>();
    final List<Work> works = new ArrayList<>();
    final List<Wait> waits = new ArrayList<>();
    final List<OrderChange> changes = new ArrayList<>();

    /** What was found for units of one order that share what {@link Loose} says beside their lines. */
    void add(List<Loose> group, OrderHead head, Sourced sourced, Cause cause) {
        var reserved = new ArrayList<LineMove>();
        var byNode = new TreeMap<Integer, List<Work.Item>>();
        for (var a : sourced.allotments()) {
            a.goods()
                    .forEach((sku, units) ->
                            asks.add(new Ask(a.node(), head.id(), a.line(), sku, units, head.channel())));
            reserved.add(new LineMove(a.line(), Counter.OPEN, Counter.RESERVED, a.quantity()));
            byNode.computeIfAbsent(a.node().value(), _ -> new ArrayList<>())
                    .add(new Work.Item(a.line(), a.sku(), a.quantity(), a.parts()));
        }
        int attempt = group.getFirst().attempt() + 1;
        byNode.forEach((node, items) -> works.add(new Work(head.id(), new NodeId(node), attempt, items)));
        if (!reserved.isEmpty())
            changes.add(new OrderChange(head.id(), new OrderFact.Reserved(sourced.why(), reserved), cause));
    }

    /** What nobody has waits, and rests first where nodes gave it back too often. */
    void addMissing(List<Loose> group, OrderHead head, Sourced sourced, int mostAttempts, Cause cause) {
        if (sourced.whole()) return;
        int attempt = group.getFirst().attempt();
        var rest = rest(attempt, mostAttempts);
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
        var why = attempt >= mostAttempts ? "nodes gave them back " + attempt + " times" : "no other node has them";
        changes.add(new OrderChange(
                head.id(), new OrderFact.Backordered(why, group.getFirst().promised(), moves), cause));
    }

    /** None at first; then 1, 2, 4 minutes, up to an hour: a node that says yes and then no must not keep us spinning. */
    private static Duration rest(int attempt, int mostAttempts) {
        if (attempt < mostAttempts) return Duration.ZERO;
        return Duration.ofMinutes(Math.min(60, 1L << Math.min(attempt - mostAttempts, 6)));
    }
}
