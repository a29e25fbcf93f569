package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.backlog.Wait;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineMove;
import dev.dovetail.oms.orders.LockedOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be cancelled of an order, unit by unit: at once where no node has it yet, by asking the node where it has not
 * picked it, and not at all where it has: that needs a return. Pure.
 */
final class CancelPlan {
    private final LockedOrder order;
    private final List<Holding> holdings;
    private final Map<FulfillmentOrder, List<Units>> asks = new LinkedHashMap<>();
    private final Collection<FulfillmentOrder> work;
    private final Map<Integer, Cancellation.Line> outcomes = new LinkedHashMap<>();

    final List<LineMove> moves = new ArrayList<>();
    final List<Claim> givenBack = new ArrayList<>();
    final List<Wait> unwaited = new ArrayList<>();
    final List<FulfillmentOrder> takenOver = new ArrayList<>();

    /**
     * @param elsewhere work of which all that is asked back, for something else, could be cancelled instead
     * @param wanted units by line, at most one entry each, of lines that are there; what a line does not have is passed over
     */
    CancelPlan(
            LockedOrder order,
            List<Claim> claims,
            Collection<FulfillmentOrder> work,
            Set<FulfillmentOrderId> elsewhere,
            List<Units> wanted) {
        this.order = order;
        this.holdings = Holding.of(claims, Map.of(order.head().id(), order));
        this.work = work;
        for (var want : wanted)
            order.lines().stream()
                    .filter(line -> line.line() == want.line())
                    .forEach(line -> plan(line, want.quantity()));
        for (var one : work) if (elsewhere.contains(one.id())) takeOver(one);
    }

    List<Cancellation.Line> outcome() {
        return List.copyOf(outcomes.values());
    }

    /** Nobody has picked what a node was asked for and has not answered. An answer is for all of it: all is cancelled, or none. */
    private void takeOver(FulfillmentOrder one) {
        var asked = one.lines().values().stream()
                .filter(line -> line.withdrawing() > 0)
                .toList();
        if (!asked.stream().allMatch(line -> unsettled(line.line()) >= line.withdrawing())) return;
        takenOver.add(one);
        for (var line : asked) outcomes.computeIfPresent(line.line(), (_, was) -> was.asking(line.withdrawing()));
    }

    private long unsettled(int line) {
        var outcome = outcomes.get(line);
        return outcome == null ? 0 : outcome.needsReturn();
    }

    /** What to ask of each piece of work that units are asked back from. */
    Map<FulfillmentOrder, List<Units>> asks() {
        return asks;
    }

    private void plan(LockedOrder.Line line, long wanted) {
        long there = line.counters().of(Counter.ORDERED) - line.counters().of(Counter.CANCELLED);
        long left = Math.min(wanted, there);
        long cancelled = atOnce(line, Counter.OPEN, left);
        cancelled += fromBacklog(line, left - cancelled);
        cancelled += fromReserved(line, left - cancelled);
        long asked = ask(line, left - cancelled);
        outcomes.put(line.line(), new Cancellation.Line(line.line(), cancelled, asked, left - cancelled - asked));
    }

    private long fromBacklog(LockedOrder.Line line, long most) {
        long units = atOnce(line, Counter.BACKORDERED, most);
        var head = order.head();
        if (units > 0)
            unwaited.add(new Wait(
                    head.id(),
                    line.line(),
                    new dev.dovetail.kernel.Sku(head.client(), line.sku()),
                    units,
                    head.priority(),
                    head.capturedAt()));
        return units;
    }

    private long fromReserved(LockedOrder.Line line, long most) {
        long units = atOnce(line, Counter.RESERVED, most);
        long left = units;
        for (var held : holdings) {
            if (held.line() != line.line() || left == 0) continue;
            long given = held.pool().equals(Claim.LANDED) ? heldBy(held.node(), line.line()) : 0;
            long free = Math.min(left, held.units() - given);
            if (free <= 0) continue;
            givenBack.addAll(held.claims(free));
            left -= free;
        }
        if (left > 0) throw new IllegalStateException("line " + line.line() + " has reserved what no node holds");
        return units;
    }

    private long atOnce(LockedOrder.Line line, Counter from, long most) {
        long units = Math.min(most, line.counters().of(from));
        if (units > 0) moves.add(new LineMove(line.line(), from, Counter.CANCELLED, units));
        return Math.max(units, 0);
    }

    /** The order in which work is asked is that of its ids, so that the same cancel does the same thing. */
    private long ask(LockedOrder.Line line, long most) {
        long left = most;
        for (var order : work) {
            var asked = order.lines().get(line.line());
            if (asked == null || left == 0) continue;
            long units = Math.min(left, asked.askable());
            if (units == 0 || !order.mayBeAsked()) continue;
            asks.computeIfAbsent(order, _ -> new ArrayList<>()).add(new Units(line.line(), units));
            left -= units;
        }
        return most - left;
    }

    private long heldBy(NodeId node, int line) {
        return work.stream()
                .filter(order -> order.node().equals(node) && order.lines().containsKey(line))
                .mapToLong(order -> order.line(line).held())
                .sum();
    }
}
