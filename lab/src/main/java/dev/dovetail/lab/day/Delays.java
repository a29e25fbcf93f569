package dev.dovetail.lab.day;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * F8: a transport that keeps no order. A parcel's packed fact is taken out of its lane and held up, so that the sender lets
 * its shipped fact pass; the OMS must put that one off, and apply both in order in the end.
 */
final class Delays {
    /** Shorter than the 14 tries that a receiver who is not ready is given. */
    private static final Duration HELD_UP = Duration.ofMinutes(60);

    private static final String HOLD_UP = """
            update wms.node_outbox set due_at = :later, lane = id
             where (node_id, id) in (select node_id, id from wms.node_outbox
                                      where state = 'pending' and type = 'fulfillment.packed.v1' and lane <> id
                                        and due_at <= :now
                                      order by node_id, id limit 1)
            returning id""";

    /** Shipped facts that were delivered while the packed fact of their parcel was held up, and were put off. */
    private static final String PUT_OFF = """
            select late.id as late, early.id as early
              from wms.node_outbox early
              join wms.node_outbox late on late.node_id = early.node_id
             where early.id = any(:held) and early.state = 'pending' and early.attempts = 0
               and late.state = 'pending' and late.type = 'fulfillment.shipped.v1' and late.attempts > 0
               and late.last_error ~ '^fulfillment[.](out-of-order|parcel-unknown)'
               and late.body::jsonb ->> 'parcel' = early.body::jsonb ->> 'parcel'
             order by late.id""";

    private static final String IN_ORDER = """
            select count(*)
              from oms.order_fact packed
              join oms.order_fact shipped on shipped.slot = packed.slot and shipped.order_id = packed.order_id
             where packed.through = 'message:' || :early and shipped.through = 'message:' || :late
               and packed.version < shipped.version""";

    private final List<Long> held = new ArrayList<>();
    private final Map<Long, Long> putOff = new LinkedHashMap<>();
    private final JdbcClient jdbc;

    Delays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Pair(long late, long early) {}

    void holdUpOne(Instant now) {
        held.addAll(jdbc.sql(HOLD_UP)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("later", now.plus(HELD_UP).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list());
    }

    /** How many shipped facts came too early since the last call. */
    int newlyPutOff() {
        if (held.isEmpty()) return 0;
        int before = putOff.size();
        jdbc.sql(PUT_OFF)
                .param("held", held.toArray(Long[]::new))
                .query(Pair.class)
                .list()
                .forEach(pair -> putOff.putIfAbsent(pair.late(), pair.early()));
        return putOff.size() - before;
    }

    /** In the evening: the early ones that were not applied once, after the fact that they had overtaken. */
    List<String> notInOrder() {
        return putOff.entrySet().stream()
                .filter(e -> applied(e.getKey(), e.getValue()) != 1)
                .map(e -> "F8 message " + e.getKey() + " was not applied once after " + e.getValue())
                .toList();
    }

    private int applied(long late, long early) {
        return jdbc.sql(IN_ORDER)
                .param("late", late)
                .param("early", early)
                .query(Integer.class)
                .single();
    }
}
