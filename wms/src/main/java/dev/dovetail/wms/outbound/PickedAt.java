package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where units of an order line were picked: the stops of their lot first, and of those the last first. Pure. */
final class PickedAt {
    private PickedAt() {}

    record Part(PickLine.Key stop, long units) {}

    static List<Part> of(Work work, Unfit one) {
        return of(work, one.outbound(), one.line(), one.lot(), one.quantity());
    }

    static List<Part> of(Work work, FulfillmentOrderId outbound, int line, String lot, long units) {
        var stops = new ArrayList<>(work.picked(outbound, line));
        stops.sort(Comparator.comparing(stop -> !stop.lot().equals(lot)));
        List<Part> parts = new ArrayList<>();
        long rest = units;
        for (var stop : stops) {
            long some = Math.min(rest, stop.picked());
            if (some > 0) parts.add(new Part(stop.key(), some));
            rest -= some;
        }
        if (rest > 0) throw new IllegalStateException("fewer units were picked of line " + line + " than lie in totes");
        return parts;
    }
}
