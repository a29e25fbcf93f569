package dev.dovetail.lab.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table a person reads at the end. */
final class Summary {
    private final List<String> lines = new ArrayList<>();

    static String of(Result result) {
        return new Summary().write(result);
    }

    private String write(Result r) {
        orders(r);
        shown(r);
        var f = r.floor();
        row("waves", f.waves(), number(f.refills()) + " faces refilled, " + number(f.counts()) + " bins counted");
        row(
                "work orders",
                f.kits(),
                f.plates() + " plates, " + f.walls() + " orders sorted on a wall, " + f.appointments()
                        + " doors booked");
        row(
                "transfers",
                f.transfers(),
                f.returns() + " parcels came back, " + f.blindDeliveries() + " deliveries without a paper");
        units(r);
        row(
                "messages",
                r.handoffs().sent(),
                r.handoffs().dead() + " dead, " + r.handoffs().pending() + " pending");
        row("invariants", r.check().invariants(), r.check().broken() + " broken");
        waits(r.waits());
        lines.add(String.format(
                Locale.ROOT, "  %-20s %,12.1f   %,d lines a second", "seconds", r.seconds(), r.linesPerSecond()));
        r.problems().forEach(problem -> lines.add("  PROBLEM: " + problem));
        return String.join("\n", lines);
    }

    private void waits(Result.Waits w) {
        row("capture to node", w.captureToNodeMs().p99(), "ms at most until 99 of 100 orders are accepted");
        row(
                "capture to task",
                w.captureToTaskMs().p99(),
                "ms at most for 99 of 100 orders, the wait for room on the floor with it");
        row("pick to order", w.pickToOrderMs().p99(), "ms at most for 99 of 100 picks");
        row("short to order", w.shortToOrderMs().p99(), "ms at most for 99 of 100 short picks");
        row("short to ATP", w.shortToAtpMs().p99(), "ms at most until the node's number has fallen");
    }

    private void orders(Result r) {
        var o = r.orders();
        row("orders received", o.received(), "captured + duplicates + conflicts + rejected");
        row("  captured", o.captured(), number(r.lines()) + " lines");
        row("  duplicates", o.duplicates(), "sent twice, none became two");
        row("  conflicts", o.conflicts(), "a number taken for something else");
        row("  rejected", o.rejected(), "kept for the operator");
        row("orders shipped", o.shipped(), r.heard().shipped() + " heard by the shop");
        row("orders backordered", o.backordered(), "still wait for stock");
        row("orders cancelled", o.cancelled(), "");
        var c = o.cancelRequests();
        row(
                "cancel requests",
                c.accepted() + c.needsReturn() + c.unmatched(),
                c.accepted() + " accepted, " + c.needsReturn() + " need a return, " + c.unmatched() + " unmatched");
    }

    private void shown(Result r) {
        var s = r.shown();
        row(
                "showcase orders",
                s.preOrders() + s.backorders() + s.kits() + s.pickups() + s.dropShips() + s.resourced(),
                s.preOrders() + " pre-ordered, " + s.backorders() + " waited, " + s.kits() + " kits, " + s.pickups()
                        + " collected, " + s.dropShips() + " sent by the supplier, " + s.resourced()
                        + " from a node that went offline");
        row(
                "other rules tried on",
                r.rehearsal().simulationOrders(),
                "orders in " + r.rehearsal().simulationMs() + " ms; the search was cut for "
                        + Math.round(1000 * r.rehearsal().sourcingCutShare()) / 10.0 + " %");
    }

    private void units(Result r) {
        var u = r.units();
        row(
                "units ordered",
                u.ordered(),
                number(u.shipped()) + " shipped, " + number(u.backordered()) + " wait, " + number(u.cancelled())
                        + " cancelled, " + number(u.open()) + " open");
        row("units oversold", r.oversoldUnits(), "");
    }

    private void row(String name, long value, String more) {
        lines.add(String.format(Locale.ROOT, "  %-20s %,12d   %s", name, value, more)
                .stripTrailing());
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
