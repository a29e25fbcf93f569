package dev.dovetail.oms.fulfillment;

import java.util.Collection;
import java.util.Locale;

/** How far a node is with its work, derived from the work's lines. {@link #ENDED}: nothing of it is left to do or to ship. */
enum Execution {
    WAITING,
    PICKING,
    PACKED,
    PARTLY_SHIPPED,
    SHIPPED,
    ENDED;

    static Execution of(Collection<FulfillmentLine> lines) {
        long live = 0;
        long picked = 0;
        long packed = 0;
        long shipped = 0;
        for (var line : lines) {
            live += line.live();
            picked += line.picked();
            packed += line.packed();
            shipped += line.shipped();
        }
        if (live == 0) return ENDED;
        if (shipped == live) return SHIPPED;
        if (shipped > 0) return PARTLY_SHIPPED;
        if (packed == live) return PACKED;
        return picked > 0 ? PICKING : WAITING;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
