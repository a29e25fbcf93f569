package dev.dovetail.wms.walls;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.stock.Held;
import dev.dovetail.wms.stock.Move;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lies in containers for which order, while units are taken out of them one after another. */
final class Container {
    private final List<Heap> heaps = new ArrayList<>();

    private static final class Heap {
        private final Held held;
        private long left;

        Heap(Held held) {
            this.held = held;
            this.left = held.quantity();
        }
    }

    /** So many units of one heap. */
    private record Taken(Held of, long units) {}

    Container(Collection<Held> held) {
        held.forEach(one -> heaps.add(new Heap(one)));
    }

    static String reference(FulfillmentOrderId outbound) {
        return "outbound:" + outbound;
    }

    /** All that lay there for the order at first. */
    List<Held> of(long location, FulfillmentOrderId outbound) {
        return heaps.stream()
                .map(heap -> heap.held)
                .filter(held -> held.location() == location && held.reference().equals(reference(outbound)))
                .toList();
    }

    /** Units of the item that lie there for the order. @param lot null for any */
    long units(long location, FulfillmentOrderId outbound, Sku sku, @Nullable String lot) {
        return of(location, outbound, sku, lot).stream()
                .mapToLong(heap -> heap.left)
                .sum();
    }

    /** Takes units of which {@link #units} has shown that they are there. */
    private List<Taken> take(long location, FulfillmentOrderId outbound, Sku sku, @Nullable String lot, long units) {
        List<Taken> taken = new ArrayList<>();
        long rest = units;
        for (var heap : of(location, outbound, sku, lot)) {
            long some = Math.min(heap.left, rest);
            if (some == 0) continue;
            heap.left -= some;
            rest -= some;
            taken.add(new Taken(heap.held, some));
        }
        return taken;
    }

    /** As {@link #take}, as rows of the ledger: what was scanned goes from there to there. Units with names are dealt to heaps in the order in which they were read. */
    List<Move> move(SortScan scan, Scanned good, FulfillmentOrderId outbound, long from, long to, String reason) {
        var read = scan.read().or(good.mark());
        List<Move> moves = new ArrayList<>();
        int next = 0;
        for (var part : take(from, outbound, good.sku(), read.lot(), Math.multiplyExact(scan.packs(), good.units()))) {
            int end = (int) Math.min(read.serials().size(), next + part.units());
            moves.add(new Move(
                    from,
                    to,
                    part.of().sku(),
                    part.of().lot(),
                    part.of().status(),
                    part.units(),
                    false,
                    reason,
                    reference(outbound),
                    scan.worker(),
                    scan.at(),
                    read.serials().subList(next, end)));
            next = end;
        }
        return moves;
    }

    private List<Heap> of(long location, FulfillmentOrderId outbound, Sku sku, @Nullable String lot) {
        return heaps.stream()
                .filter(heap -> heap.held.location() == location
                        && heap.held.reference().equals(reference(outbound))
                        && heap.held.sku().equals(sku)
                        && (lot == null
                                || heap.held.lot().isEmpty()
                                || heap.held.lot().equals(lot)))
                .toList();
    }
}
