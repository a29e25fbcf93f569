package dev.dovetail.wms.packing;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.stock.Held;
import dev.dovetail.wms.stock.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
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
    private final Map<Integer, Long> lacking = new LinkedHashMap<>();

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
        return left(sku, lot, null);
    }

    /** As {@link #left(Sku, String)}, of those that lie in this tote. @param tote null for any */
    long left(Sku sku, @Nullable String lot, @Nullable Long tote) {
        long wanted = of(lines, sku).stream().mapToLong(line -> line.left).sum();
        long lying = of(held, sku).stream()
                .filter(one -> one.of(lot, tote))
                .mapToLong(one -> one.left)
                .sum();
        return Math.min(wanted, lying);
    }

    /** The lots of it that lie in totes. */
    List<String> lots(Sku sku) {
        return of(held, sku).stream()
                .filter(one -> one.left > 0)
                .map(one -> one.held.lot())
                .distinct()
                .toList();
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
        take(sku, lot, null, quantity, from, to);
    }

    private void take(Sku sku, @Nullable String lot, @Nullable Long tote, long quantity, FromTote from, ForLine to) {
        long rest = quantity;
        for (var one : of(held, sku)) {
            long units = one.of(lot, tote) ? Math.min(one.left, rest) : 0;
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

    /** Units of one line in one heap. */
    record Part(int line, long location, String lot, long units) {}

    /** As {@link #take}, each unit with the line that does without it. @param lot and {@code tote}: null for any */
    List<Part> part(Sku sku, @Nullable String lot, @Nullable Long tote, long quantity) {
        Deque<Part> heaps = new ArrayDeque<>();
        List<Part> parts = new ArrayList<>();
        take(
                sku,
                lot,
                tote,
                quantity,
                (location, of, _, units) -> heaps.add(new Part(0, location, of, units)),
                (line, units) -> deal(heaps, line, units, parts));
        return parts;
    }

    /** As {@link #part}, of units that cannot be packed. */
    List<Part> unfit(Sku sku, @Nullable String lot, @Nullable Long tote, long quantity) {
        var parts = part(sku, lot, tote, quantity);
        parts.forEach(one -> lacking.merge(one.line(), one.units(), Long::sum));
        return parts;
    }

    private static void deal(Deque<Part> heaps, int line, long units, List<Part> parts) {
        for (long rest = units; rest > 0; ) {
            var heap = heaps.remove();
            long some = Math.min(heap.units(), rest);
            parts.add(new Part(line, heap.location(), heap.lot(), some));
            if (some < heap.units()) heaps.addFirst(new Part(0, heap.location(), heap.lot(), heap.units() - some));
            rest -= some;
        }
    }

    /** Whether what other parts of a kit lose lies in totes, if nothing else is found for these units: a carton keeps its goods. */
    boolean kitsLoseOnlyWhatLiesInTotes(Sku sku, long quantity) {
        var without = new LinkedHashMap<>(lacking);
        long rest = quantity;
        for (var line : of(lines, sku)) {
            long units = Math.min(line.left, rest);
            without.merge(line.line, units, Long::sum);
            rest -= units;
        }
        var surplus = outbound.surplus(without);
        for (var kind : lines.keySet()) {
            long lost = 0;
            for (var line : of(lines, kind)) {
                long gone = without.getOrDefault(line.line, 0L) - lacking.getOrDefault(line.line, 0L);
                long losing = surplus.getOrDefault(line.line, 0L);
                if (losing > line.left - gone) return false;
                lost += losing + gone;
            }
            if (lost > left(kind, null)) return false;
        }
        return true;
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

        boolean of(@Nullable String lot, @Nullable Long tote) {
            return (tote == null || held.location() == tote)
                    && (lot == null || held.lot().isEmpty() || held.lot().equals(lot));
        }
    }
}
