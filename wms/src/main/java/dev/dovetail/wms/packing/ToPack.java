package dev.dovetail.wms.packing;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.stock.Held;
import dev.dovetail.wms.stock.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One locked outbound while it is packed: what each line still wants in a box, and in which totes that lies. */
final class ToPack {
    private static final Set<String> READY = Set.of("picked", "packing");

    private final OutboundOrder outbound;
    private final List<LineLeft> lines = new ArrayList<>();
    private final List<HeldLeft> held = new ArrayList<>();

    /** @param inParcels units of each order line that lie in parcels already */
    ToPack(OutboundOrder outbound, Map<ParcelStore.OrderLine, Long> inParcels, List<Held> held) {
        this.outbound = outbound;
        for (var line : outbound.lines()) {
            long boxed = inParcels.getOrDefault(new ParcelStore.OrderLine(outbound.id(), line.line()), 0L);
            lines.add(new LineLeft(line.line(), line.sku(), line.picked() - boxed));
        }
        held.forEach(one -> this.held.add(new HeldLeft(one)));
    }

    static String reference(OutboundOrder outbound) {
        return "outbound:" + outbound.id();
    }

    String reference() {
        return reference(outbound);
    }

    String state() {
        return outbound.state();
    }

    boolean ready() {
        return READY.contains(outbound.state());
    }

    boolean wants(Sku sku) {
        return lines.stream().anyMatch(line -> line.sku.equals(sku));
    }

    /** The SKUs that still want a box. */
    String expected() {
        var skus = new TreeSet<Sku>();
        lines.stream().filter(line -> line.left > 0).forEach(line -> skus.add(line.sku));
        return String.join(", ", skus.stream().limit(20).map(Sku::toString).toList());
    }

    /** Units of the SKU that may still be packed: picked, in no box, and in a tote. */
    long left(Sku sku) {
        long wanted = lines.stream()
                .filter(line -> line.sku.equals(sku))
                .mapToLong(line -> line.left)
                .sum();
        long lying = held.stream()
                .filter(one -> one.held.sku().equals(sku))
                .mapToLong(one -> one.left)
                .sum();
        return Math.min(wanted, lying);
    }

    /** Where its units lie. */
    List<Long> places() {
        return held.stream().map(one -> one.held.location()).distinct().toList();
    }

    /** The lines that still want units in a box. */
    List<Wanted> wanted() {
        return lines.stream()
                .filter(line -> line.left > 0)
                .map(line -> new Wanted(line.line, line.sku, line.left))
                .toList();
    }

    record Wanted(int line, Sku sku, long quantity) {}

    /** Takes units out of totes, for the lines in their order. */
    void take(Sku sku, long quantity, FromTote from, ForLine to) {
        long rest = quantity;
        for (var one : held) {
            long units = one.held.sku().equals(sku) ? Math.min(one.left, rest) : 0;
            if (units == 0) continue;
            one.left -= units;
            rest -= units;
            from.take(one.held.location(), one.held.lot(), one.held.status(), units);
        }
        rest = quantity;
        for (var line : lines) {
            long units = line.sku.equals(sku) ? Math.min(line.left, rest) : 0;
            if (units == 0) continue;
            line.left -= units;
            rest -= units;
            to.fill(line.line, units);
        }
    }

    interface FromTote {
        void take(long location, String lot, Status status, long quantity);
    }

    interface ForLine {
        void fill(int line, long quantity);
    }

    private static final class LineLeft {
        private final int line;
        private final Sku sku;
        private long left;

        LineLeft(int line, Sku sku, long left) {
            this.line = line;
            this.sku = sku;
            this.left = left;
        }
    }

    private static final class HeldLeft {
        private final Held held;
        private long left;

        HeldLeft(Held held) {
            this.held = held;
            this.left = held.quantity();
        }
    }
}
