package dev.dovetail.wms.walls;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Held;
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
    record Taken(Held of, long units) {}

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
    List<Taken> take(long location, FulfillmentOrderId outbound, Sku sku, @Nullable String lot, long units) {
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
