package dev.dovetail.oms.orders;

import java.util.List;

/** An order as it stands under its lock: nobody else changes it until this transaction ends. */
public record LockedOrder(OrderHead head, List<Line> lines) {
    public LockedOrder {
        lines = List.copyOf(lines);
    }

    public record Line(int line, String sku, boolean goods, LineCounters counters) {}
}
