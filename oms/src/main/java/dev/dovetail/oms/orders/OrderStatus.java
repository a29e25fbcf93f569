package dev.dovetail.oms.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Locale;

/**
 * An order in one word, derived from its lines' counters and its holds and never set by hand. What has nothing to ship does not keep
 * an order alive: one whose goods are all cancelled is cancelled.
 */
public enum OrderStatus {
    CAPTURED,
    HELD,
    BACKORDERED,
    RELEASED,
    PARTLY_SHIPPED,
    SHIPPED,
    DELIVERED,
    CANCELLED;

    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The same rule for the database, over the grouped rows of one order's lines {@code l}; a property test holds the two together. */
    private static final String RULE = """
            case
              when sum(cancelled) > 0 and sum(case when kind = 'goods' then ordered - cancelled else 0 end) = 0 then 'cancelled'
              when sum(open + backordered + reserved + released + picked + packed) = 0
                then case when sum(shipped) > 0 then 'shipped' else 'delivered' end
              when %s and sum(open + backordered + reserved) > 0 then 'held'
              when sum(case when kind = 'goods' then shipped + delivered + returned else 0 end) > 0 then 'partly-shipped'
              when sum(released + picked + packed) > 0 then 'released'
              when sum(open + reserved) = 0 then 'backordered'
              else 'captured'
            end\
            """;

    /** The rule over the lines of an order joined with its row {@code o}. */
    static final String SQL = RULE.formatted("max(o.holds) > 0");

    /** The rule over lines alone, for an order that is or is not held. */
    static String sql(boolean held) {
        return RULE.formatted(held);
    }

    /** The name in rows, answers and messages. */
    @JsonValue
    public String wire() {
        return wire;
    }

    static OrderStatus ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The status of an order that nothing holds and whose goods stand like this; services are delivered from the start. */
    public static OrderStatus of(Collection<LineCounters> goods) {
        return of(goods, false);
    }

    public static OrderStatus of(Collection<LineCounters> goods, boolean held) {
        long ordered = sum(goods, Counter.ORDERED);
        long inHand = sum(goods, Counter.RELEASED, Counter.PICKED, Counter.PACKED);
        long claimed = sum(goods, Counter.OPEN, Counter.RESERVED);
        long waiting = sum(goods, Counter.BACKORDERED);
        long gone = sum(goods, Counter.SHIPPED, Counter.DELIVERED, Counter.RETURNED);
        if (ordered > 0 && ordered == sum(goods, Counter.CANCELLED)) return CANCELLED;
        if (inHand + claimed + waiting == 0) return sum(goods, Counter.SHIPPED) > 0 ? SHIPPED : DELIVERED;
        if (held && claimed + waiting > 0) return HELD;
        if (gone > 0) return PARTLY_SHIPPED;
        if (inHand > 0) return RELEASED;
        return claimed == 0 ? BACKORDERED : CAPTURED;
    }

    private static long sum(Collection<LineCounters> lines, Counter... counters) {
        long sum = 0;
        for (var line : lines) for (var counter : counters) sum += line.of(counter);
        return sum;
    }
}
