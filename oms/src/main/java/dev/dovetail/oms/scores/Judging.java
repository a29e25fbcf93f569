package dev.dovetail.oms.scores;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderStatus;
import dev.dovetail.oms.sourcing.Demand;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be said of an order's promise as things stand. Pure. */
final class Judging {
    private final Outlook outlook;
    private final Instant now;

    Judging(Outlook outlook, Instant now) {
        this.outlook = outlook;
        this.now = now;
    }

    /**
     * Where an order stands.
     *
     * @param holding nodes that hold units of it that are there
     * @param coming whether it waits for goods on their way, whose own day moves the promise
     */
    record Standing(
            LockedOrder order,
            Score score,
            Map<NodeId, Instant> left,
            Map<NodeId, Instant> given,
            Collection<NodeId> holding,
            boolean coming) {
        long units(Counter... counters) {
            long sum = 0;
            for (var line : order.lines())
                if (line.goods())
                    for (var counter : counters) sum += line.counters().of(counter);
            return sum;
        }

        /** Whether all of it lies where its customer comes for it. */
        boolean ready() {
            return order.head().service().equals(Demand.PICKUP)
                    && units(Counter.RESERVED, Counter.RELEASED, Counter.PICKED) == 0;
        }

        boolean over() {
            return units(
                            Counter.OPEN,
                            Counter.BACKORDERED,
                            Counter.RESERVED,
                            Counter.RELEASED,
                            Counter.PICKED,
                            Counter.PACKED)
                    == 0;
        }
    }

    /** @param tell the day to promise instead, in the score, is news for the order; @param again when to look again */
    record Verdict(
            Score score,
            boolean changed,
            boolean tell,
            @Nullable Instant again) {}

    Verdict of(Standing of) {
        var score = of.score();
        if (score.endedAt() != null) return new Verdict(score, false, false, null);
        if (of.over()) return new Verdict(ended(of), true, false, null);
        if (score.slippedAt() != null) return new Verdict(score, false, false, null);
        var nowOn = score.nowOn();
        if (nowOn != null && nowOn.isAfter(score.promisedOn()))
            return new Verdict(slipped(of, "inbound", "its goods are expected later", nowOn), true, false, null);
        if (of.coming()) return new Verdict(score, false, false, null);
        if (of.units(Counter.OPEN, Counter.BACKORDERED) > 0) return waits(of);
        return expected(of);
    }

    /** Nobody knows by when: it has slipped once its day is over. */
    private Verdict waits(Standing of) {
        var end = of.score()
                .promisedOn()
                .plusDays(1)
                .atStartOfDay(ZoneId.of(of.score().zone()))
                .toInstant();
        return now.isBefore(end)
                ? new Verdict(of.score(), false, false, end)
                : new Verdict(slipped(of, "waits", "nobody has all of it", null), true, true, null);
    }

    private Verdict expected(Standing of) {
        if (of.ready()) return new Verdict(of.score(), false, false, null);
        var expected = outlook.of(of.order().head(), of.left(), of.given(), of.holding());
        boolean held = of.order().head().status() == OrderStatus.HELD;
        if (expected == null || !expected.on().isAfter(of.score().promisedOn()))
            return new Verdict(of.score(), false, false, held ? now.plus(Duration.ofDays(1)) : next(expected));
        var reason = held ? "held" : expected.overdue() ? "not-shipped" : "other-node";
        var why = switch (reason) {
            case "held" -> "it was held too long";
            case "not-shipped" -> "it did not leave on its day";
            default -> "it comes from elsewhere, or leaves later";
        };
        return new Verdict(slipped(of, reason, why, expected.on()), true, true, null);
    }

    /** While there is time to spare, what stays where it lies may still slip. */
    private static @Nullable Instant next(Outlook.@Nullable Expected expected) {
        return expected == null ? null : expected.next();
    }

    private Score slipped(Standing of, String reason, String why, @Nullable LocalDate on) {
        var s = of.score();
        return new Score(
                s.orderId(), s.promisedOn(), s.zone(), s.nowOn(), now, reason, why, on, null, null, null, "open");
    }

    /** Kept or not is said of what was promised first. */
    private Score ended(Standing of) {
        var s = of.score();
        boolean gone = of.units(Counter.SHIPPED, Counter.DELIVERED, Counter.RETURNED) == 0;
        var expected = outlook.of(of.order().head(), of.left(), Map.of(), List.of());
        // What no carrier has was collected where it lay ready: in time, unless that had slipped.
        var on = expected != null
                ? expected.on()
                : s.slippedAt() == null
                        ? s.promisedOn()
                        : now.atZone(ZoneId.of(s.zone())).toLocalDate();
        var shipped = of.left().values().stream().max(Instant::compareTo).orElse(null);
        var outcome = gone ? "cancelled" : on.isAfter(s.promisedOn()) ? "late" : "kept";
        return new Score(
                s.orderId(),
                s.promisedOn(),
                s.zone(),
                s.nowOn(),
                s.slippedAt(),
                s.slipReason(),
                s.slipWhy(),
                s.repromisedOn(),
                gone ? null : shipped,
                gone ? null : on,
                now,
                outcome);
    }
}
