package dev.dovetail.oms.orders;

import dev.dovetail.kernel.OrderId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all moves of a batch add to the counters of one line. Only the sum meets the guard: units may pass through. */
record LineDelta(OrderId order, int line, Map<Counter, Long> change) {
    private static final List<Counter> COLUMNS = List.of(Counter.values());

    static final String UPDATE = """
            update oms.order_line l
           set ordered = l.ordered + d.ordered, open = l.open + d.open, backordered = l.backordered + d.backordered,
               reserved = l.reserved + d.reserved, released = l.released + d.released, picked = l.picked + d.picked,
               packed = l.packed + d.packed, shipped = l.shipped + d.shipped, delivered = l.delivered + d.delivered,
                   returned = l.returned + d.returned, cancelled = l.cancelled + d.cancelled
              from unnest(?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                      ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
            as d(order_id, line, ordered, open, backordered, reserved, released, picked, packed, shipped, delivered,
                 returned, cancelled)
             where l.slot = ? and l.order_id = d.order_id and l.line = d.line
            """;

    private record Key(OrderId order, int line) {}

    /** Units that a new line begins with are in the row that is inserted, and in no delta. */
    static Collection<LineDelta> of(List<OrderChange> changes) {
        var deltas = new HashMap<Key, LineDelta>();
        for (var change : changes)
            for (var move : change.fact().moves())
                if (!begins(change.fact(), move))
                    deltas.computeIfAbsent(
                                    new Key(change.order(), move.line()),
                                    key -> new LineDelta(key.order(), key.line(), new EnumMap<>(Counter.class)))
                            .add(move);
        return new ArrayList<>(deltas.values());
    }

    private static boolean begins(OrderFact fact, LineMove move) {
        return fact instanceof OrderFact.Amended amended
                && move.from() == Counter.ORDERED
                && amended.added().stream().anyMatch(line -> line.line() == move.line());
    }

    private void add(LineMove move) {
        long sign = move.from() == Counter.ORDERED ? 1 : -1; // what is ordered stays ordered, wherever it goes
        change.merge(move.from(), sign * move.quantity(), Math::addExact);
        change.merge(move.to(), move.quantity(), Math::addExact);
    }

    static Object[] arguments(int slot, List<LineDelta> rows) {
        var args = new ArrayList<Object>();
        args.add(rows.stream().mapToLong(row -> row.order().value()).toArray());
        args.add(rows.stream().mapToInt(LineDelta::line).toArray());
        for (var column : COLUMNS)
            args.add(rows.stream()
                    .mapToLong(row -> row.change().getOrDefault(column, 0L))
                    .toArray());
        args.add(slot);
        return args.toArray();
    }
}
