package dev.dovetail.console.orders;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.oms.fulfillment.NodeWork;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.OrderStatus;
import dev.dovetail.oms.orders.OrderView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with an order, how its promise stands, and why it cannot be cancelled. Pure. */
record OrderNotes(OrderView order, List<NodeWork> work, Instant now) {
    List<OrderPage.Note> notes() {
        var notes = new ArrayList<OrderPage.Note>();
        if (isLate()) notes.add(new OrderPage.Note("wrong", Words.say("order.late", count(toShip()), days(overdue()))));
        long waiting = units(Counter.BACKORDERED);
        if (waiting > 0) notes.add(new OrderPage.Note("attention", Words.say("order.waits", count(waiting), skus())));
        long shorted = work.stream().mapToLong(NodeWork::shorted).sum();
        if (shorted > 0) notes.add(new OrderPage.Note("attention", Words.say("order.shorted", count(shorted))));
        long withdrawing = work.stream().mapToLong(NodeWork::withdrawing).sum();
        if (withdrawing > 0)
            notes.add(new OrderPage.Note("waiting", Words.say("order.withdrawing", count(withdrawing))));
        return notes;
    }

    OrderPage.Promised promised() {
        var promise = order.promise();
        if (promise == null) {
            boolean none = order.status() == OrderStatus.BACKORDERED;
            return new OrderPage.Promised(Words.of("promise.none"), none ? Words.of("promise.later") : "", "off");
        }
        var date = Figures.day(promise.on()) + ", " + zone(promise.zone());
        if (isLate()) return new OrderPage.Promised(date, Words.say("promise.late", days(overdue())), "wrong");
        if (toShip() > 0) {
            long left = ChronoUnit.DAYS.between(today(), promise.on());
            return new OrderPage.Promised(
                    date, left == 0 ? Words.of("promise.today") : Words.say("promise.left", days(left)), "waiting");
        }
        var last = lastLeft();
        if (last == null) return new OrderPage.Promised(date, "", "off");
        boolean kept = !LocalDate.ofInstant(last, ZoneId.of(promise.zone())).isAfter(promise.on());
        return new OrderPage.Promised(
                date, Words.of(kept ? "promise.kept" : "promise.broken"), kept ? "good" : "wrong");
    }

    /** Null where something can be cancelled. */
    @Nullable
    String noCancel(boolean mayChange) {
        if (!mayChange) return Words.of("order.no-cancel.role");
        long ordered = units(Counter.ORDERED), cancelled = units(Counter.CANCELLED);
        if (ordered == cancelled) return Words.of("order.no-cancel.done");
        if (toShip() == 0) return Words.of("order.no-cancel.gone");
        if (units(Counter.PICKED) + units(Counter.PACKED) == toShip()) return Words.of("order.no-cancel.picked");
        return null;
    }

    private boolean isLate() {
        return order.promise() != null && toShip() > 0 && overdue() > 0;
    }

    private long overdue() {
        var promise = order.promise();
        return promise == null ? 0 : ChronoUnit.DAYS.between(promise.on(), today());
    }

    private LocalDate today() {
        var promise = order.promise();
        return LocalDate.ofInstant(now, ZoneId.of(promise == null ? "UTC" : promise.zone()));
    }

    private long toShip() {
        return units(Counter.OPEN)
                + units(Counter.BACKORDERED)
                + units(Counter.RESERVED)
                + units(Counter.RELEASED)
                + units(Counter.PICKED)
                + units(Counter.PACKED);
    }

    private long units(Counter counter) {
        return order.lines().stream()
                .filter(line -> line.kind().equals("goods"))
                .mapToLong(line -> line.counters().of(counter))
                .sum();
    }

    /** The SKUs that wait: a few by name, else how many. */
    private String skus() {
        var waiting = order.lines().stream()
                .filter(line -> line.counters().of(Counter.BACKORDERED) > 0)
                .map(OrderView.Line::sku)
                .distinct()
                .toList();
        return waiting.size() <= 3 ? String.join(", ", waiting) : Words.say("sku.many", Figures.number(waiting.size()));
    }

    private @Nullable Instant lastLeft() {
        Instant last = null;
        for (var parcel : order.parcels()) {
            var at = parcel.shippedAt();
            if (at != null && (last == null || at.isAfter(last))) last = at;
        }
        return last;
    }

    private static String zone(String zone) {
        return zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private static String count(long units) {
        return Figures.count(units, Words.of("unit.one"), Words.of("unit.many"));
    }

    private static String days(long days) {
        return Figures.count(days, Words.of("day.one"), Words.of("day.many"));
    }
}
