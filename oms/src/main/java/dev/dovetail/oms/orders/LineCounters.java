package dev.dovetail.oms.orders;

import java.util.EnumMap;
import java.util.Map;

/** How many units of a line are where. {@code ordered} is their sum, always. */
public record LineCounters(Map<Counter, Long> units) {
    public static final LineCounters NONE = new LineCounters(Map.of());

    public LineCounters {
        units = Map.copyOf(units);
    }

    public long of(Counter counter) {
        return units.getOrDefault(counter, 0L);
    }

    /** The line after the move; refuses to go below zero. */
    public LineCounters after(LineMove move) {
        var next = new EnumMap<Counter, Long>(Counter.class);
        next.putAll(units);
        if (move.from() == Counter.ORDERED) next.merge(Counter.ORDERED, move.quantity(), Math::addExact);
        else next.merge(move.from(), -move.quantity(), Math::addExact);
        next.merge(move.to(), move.quantity(), Math::addExact);
        if (next.getOrDefault(move.from(), 0L) < 0) throw new IllegalStateException("no unit is left for " + move);
        next.values().removeIf(units -> units == 0);
        return new LineCounters(next);
    }
}
