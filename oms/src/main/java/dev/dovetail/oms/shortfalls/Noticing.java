package dev.dovetail.oms.shortfalls;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineMove;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.orders.WaitsMoved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens a shortfall when promised units begin to wait, and ends it when as many of the line wait no longer: those that were
 * promised are served before those that were not.
 */
@Component
class Noticing {
    private final ShortLineStore store;
    private final Orders orders;
    private final IdSource ids;

    Noticing(ShortLineStore store, Orders orders, IdSource ids) {
        this.store = store;
        this.orders = orders;
        this.ids = ids;
    }

    private record Line(OrderId order, int line) {
        static final Comparator<Line> ORDER =
                Comparator.comparingLong((Line l) -> l.order().value()).thenComparingInt(Line::line);
    }

    /** How a line stands while the changes are gone through. */
    private static final class Standing {
        final ShortLineStore.Row before;
        final boolean known;
        long units;
        String state = "open";
        String why;

        Standing(ShortLineStore.Row before, boolean known) {
            this.before = before;
            this.known = known;
            this.units = before.quantity();
            this.why = before.reason();
        }

        ShortLineStore.Row after() {
            return new ShortLineStore.Row(
                    before.id(), before.order(), before.line(), units, units == 0 ? state : "open", why);
        }
    }

    @EventListener
    void on(WaitsMoved moved) {
        var lines = new TreeMap<Line, Standing>(Line.ORDER);
        var about = moved.changes().stream().map(OrderChange::order).collect(toSet());
        for (var open : store.open(about)) lines.put(new Line(open.order(), open.line()), new Standing(open, true));
        for (var change : moved.changes()) for (var move : change.fact().moves()) follow(change, move, lines);
        write(List.copyOf(lines.values()), moved.changes().getLast().cause());
    }

    private void follow(OrderChange change, LineMove move, TreeMap<Line, Standing> lines) {
        var key = new Line(change.order(), move.line());
        if (change.fact() instanceof OrderFact.Backordered fact && fact.promised()) {
            var line = lines.computeIfAbsent(key, this::unknown);
            line.units += move.quantity();
            line.why = fact.why();
        } else if (move.from() == Counter.BACKORDERED) {
            var line = lines.get(key);
            if (line == null) return;
            line.units = Math.max(0, line.units - move.quantity());
            line.state = move.to() == Counter.CANCELLED ? "cancelled" : "served";
        }
    }

    private Standing unknown(Line key) {
        long id = ids.next(key.order().slot());
        return new Standing(new ShortLineStore.Row(id, key.order(), key.line(), 0, "open", ""), false);
    }

    private void write(List<Standing> lines, Cause cause) {
        var changed = lines.stream()
                .filter(line -> line.units != line.before.quantity())
                .toList();
        store.insert(
                changed.stream()
                        .filter(line -> !line.known)
                        .map(Standing::after)
                        .toList(),
                cause);
        store.update(
                changed.stream().filter(line -> line.known).map(Standing::after).toList(), cause);
        var facts = new ArrayList<OrderChange>();
        for (var line : changed) {
            if (line.units > 0 && line.units < line.before.quantity()) continue; // told by what served it
            facts.add(new OrderChange(line.before.order(), fact(line, cause), cause));
        }
        orders.apply(facts);
    }

    private static OrderFact fact(Standing line, Cause cause) {
        var step = line.units == 0 ? line.state : line.known ? "raised" : "opened";
        boolean opened = step.equals("opened");
        return new OrderFact.Shortfall(
                Long.toString(line.before.id()),
                step,
                line.before.line(),
                line.units,
                line.why,
                opened ? ShortLineStore.OWNER : null,
                opened ? cause.at().plus(ShortLineStore.CLOCK) : null,
                List.of());
    }
}
