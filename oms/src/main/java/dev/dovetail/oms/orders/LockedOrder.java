package dev.dovetail.oms.orders;

import java.util.List;

/** An order as it stands under its lock: nobody else changes it until this transaction ends. */
public record LockedOrder(OrderHead head, List<Line> lines) {
    public LockedOrder {
        lines = List.copyOf(lines);
    }

    public record Line(int line, String sku, boolean goods, LineCounters counters, LineTraits traits) {
        public Line(int line, String sku, boolean goods, LineCounters counters) {
            this(line, sku, goods, counters, LineTraits.NONE);
        }
    }

    public LineTraits traits(int line) {
        return lines.stream()
                .filter(one -> one.line() == line)
                .map(Line::traits)
                .findFirst()
                .orElse(LineTraits.NONE);
    }
}
