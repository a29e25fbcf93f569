package dev.dovetail.wms.packing;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.stock.Held;
import dev.dovetail.wms.stock.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One locked outbound while it is packed: what each line still wants in a box, and in which totes that lies. */
final class ToPack {
    static final Set<String> READY = Set.of("picked", "packing");

    private final OutboundOrder outbound;
    private final Map<Sku, List<LineLeft>> lines = new LinkedHashMap<>();
    private final Map<Sku, List<HeldLeft>> held = new LinkedHashMap<>();

    /** @param inParcels units of each order line that lie in parcels already */
    ToPack(OutboundOrder outbound, Map<ParcelStore.OrderLine, Long> inParcels, List<Held> held) {
        this.outbound = outbound;
        for (var line : outbound.lines()) {
            long boxed = inParcels.getOrDefault(new ParcelStore.OrderLine(outbound.id(), line.line()), 0L);
            lines.computeIfAbsent(line.sku(), _ -> new ArrayList<>())
                    .add(new LineLeft(line.line(), line.picked() - boxed));
        }
        for (var one : held)
            this.held.computeIfAbsent(one.sku(), _ -> new ArrayList<>()).add(new HeldLeft(one));
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
        return lines.containsKey(sku);
    }

    /** The SKUs that still want a box. */
    String expected() {
        var skus = new TreeSet<Sku>();
        lines.forEach((sku, some) -> {
            if (some.stream().anyMatch(line -> line.left > 0)) skus.add(sku);
        });
        return String.join(", ", skus.stream().limit(20).map(Sku::toString).toList());
    }

    /** Units of the SKU that may still be packed: picked, in no box, and in a tote. @param lot null for any */
    long left(Sku sku, @Nullable String lot) {
        long wanted = of(lines, sku).stream().mapToLong(line -> line.left).sum();
        long lying = of(held, sku).stream()
                .filter(one -> one.of(lot))
                .mapToLong(one -> one.left)
                .sum();
        return Math.min(wanted, lying);
    }

    /** The lots of it that lie in totes. */
    String lots(Sku sku) {
        return String.join(
                ", ",
                of(held, sku).stream()
                        .filter(one -> one.left > 0)
                        .map(one -> one.held.lot())
                        .distinct()
                        .toList());
    }

    /** Where its units lie. */
    List<Long> places() {
        return held.values().stream()
                .flatMap(List::stream)
                .map(one -> one.held.location())
                .distinct()
                .toList();
    }

    /** The lines that still want units in a box. */
    List<Wanted> wanted() {
        var wanted = new ArrayList<Wanted>();
        lines.forEach((sku, some) -> {
            for (var line : some) if (line.left > 0) wanted.add(new Wanted(line.line, sku, line.left));
        });
        wanted.sort(Comparator.comparingInt(Wanted::line));
        return wanted;
    }

    record Wanted(int line, Sku sku, long quantity) {}

    /** Takes units out of totes, for the lines in their order. @param lot null for any */
    void take(Sku sku, @Nullable String lot, long quantity, FromTote from, ForLine to) {
        long rest = quantity;
        for (var one : of(held, sku)) {
            long units = one.of(lot) ? Math.min(one.left, rest) : 0;
            if (units == 0) continue;
            one.left -= units;
            rest -= units;
            from.take(one.held.location(), one.held.lot(), one.held.status(), units);
        }
        rest = quantity;
        for (var line : of(lines, sku)) {
            long units = Math.min(line.left, rest);
            if (units == 0) continue;
            line.left -= units;
            rest -= units;
            to.fill(line.line, units);
        }
    }

    private static <T> List<T> of(Map<Sku, List<T>> all, Sku sku) {
        return all.getOrDefault(sku, List.of());
    }

    interface FromTote {
        void take(long location, String lot, Status status, long quantity);
    }

    interface ForLine {
        void fill(int line, long quantity);
    }

    private static final class LineLeft {
        private final int line;
        private long left;

        LineLeft(int line, long left) {
            this.line = line;
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

        boolean of(@Nullable String lot) {
            return lot == null || held.lot().isEmpty() || held.lot().equals(lot);
        }
    }
}
