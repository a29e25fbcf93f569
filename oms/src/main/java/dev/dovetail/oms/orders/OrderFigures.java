package dev.dovetail.oms.orders;

import java.util.Map;

/**
 * All orders of a client, counted. Units are of goods only, and {@code open} is what neither shipped, waits nor was
 * cancelled, so that they add up.
 *
 * @param oversoldUnits units promised beyond a node's position that no open shortfall accounts for: never more than 0
 */
public record OrderFigures(Orders orders, long lines, Units units, long oversoldUnits) {

    /** @param backordered orders that wait for units now */
    public record Orders(
            long captured,
            long backordered,
            long cancelled,
            long shipped,
            long rejected,
            Map<String, Long> byStatus,
            CancelRequests cancelRequests) {}

    public record CancelRequests(long accepted, long needsReturn, long unmatched, long pending) {}

    public record Units(long ordered, long shipped, long backordered, long cancelled, long open) {}
}
