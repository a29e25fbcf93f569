package dev.dovetail.console.orders;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineCounters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Counters as a bar, a hundred wide, in the order in which units travel; {@code words} says the same to those who cannot see it. */
public record LineBar(List<Part> parts, String words) {
    private static final List<Counter> TRAVEL = List.of(
            Counter.DELIVERED,
            Counter.SHIPPED,
            Counter.PACKED,
            Counter.PICKED,
            Counter.RELEASED,
            Counter.RESERVED,
            Counter.OPEN,
            Counter.BACKORDERED,
            Counter.RETURNED,
            Counter.CANCELLED);

    public LineBar {
        parts = List.copyOf(parts);
    }

    /** One counter: where it begins and how wide it is, of a hundred. */
    public record Part(String counter, String x, String width, long units) {
        public String text() {
            return Figures.number(units) + " " + Words.of("counter." + counter);
        }
    }

    static LineBar of(Collection<LineCounters> lines) {
        long ordered = sum(lines, Counter.ORDERED);
        var parts = new ArrayList<Part>();
        double at = 0;
        for (var counter : TRAVEL) {
            long units = sum(lines, counter);
            if (units == 0) continue;
            double width = 100.0 * units / ordered;
            parts.add(new Part(counter.wire(), short4(at), short4(width), units));
            at += width;
        }
        return new LineBar(parts, parts.stream().map(Part::text).collect(Collectors.joining(" · ")));
    }

    private static long sum(Collection<LineCounters> lines, Counter counter) {
        return lines.stream().mapToLong(line -> line.of(counter)).sum();
    }

    private static String short4(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
