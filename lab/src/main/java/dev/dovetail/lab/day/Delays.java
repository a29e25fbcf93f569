package dev.dovetail.lab.day;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * F8: a parcel's packed fact is held up on its way, so that its shipped fact is there first. The later fact must wait for
 * the earlier one, and both must be applied in the end.
 */
final class Delays {
    private static final Duration HELD_UP = Duration.ofMinutes(90);
    private static final String HOLD_UP = """
            update wms.node_outbox set due_at = :later
             where (node_id, id) in (select node_id, id from wms.node_outbox
                                      where state = 'pending' and type = 'fulfillment.packed.v1' and due_at <= :now
                                      order by node_id, id limit 1)""";
    private static final String OVERTAKEN = """
            select late.id from wms.node_outbox late
             where late.state = 'pending' and late.type = 'fulfillment.shipped.v1'
               and exists (select 1 from wms.node_outbox early
                            where early.node_id = late.node_id and early.lane = late.lane and early.seq < late.seq
                              and early.state = 'pending' and early.type = 'fulfillment.packed.v1')""";

    private final Set<Long> seen = new HashSet<>();
    private final JdbcClient jdbc;

    Delays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean holdUpOne(Instant now) {
        return jdbc.sql(HOLD_UP)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("later", now.plus(HELD_UP).atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** How many shipped facts were not seen before to wait behind a packed fact, as they must. */
    int newlyOvertaken() {
        return (int) jdbc.sql(OVERTAKEN).query(Long.class).list().stream()
                .filter(seen::add)
                .count();
    }
}
