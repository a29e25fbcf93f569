package dev.dovetail.wms.picking;

import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads trips. */
@Repository
class TripStore {
    private static final String CART = """
            select l.code from wms.trip r
              join wms.location l on l.node_id = r.node_id and l.id = r.cart_id
             where r.node_id = :node and r.id = :trip
            """;
    private static final String LIST = """
            select r.id, r.mode, l.code as cart, r.worker, r.made_at
              from wms.trip r
              left join wms.location l on l.node_id = r.node_id and l.id = r.cart_id
             where r.node_id = :node and r.id > :after
               and r.id in (select t.trip_id from wms.pick_task t
                             where t.node_id = :node and t.state = 'assigned' and t.trip_id is not null)
             order by r.id limit :limit
            """;

    private final JdbcClient jdbc;

    TripStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> findCart(NodeId node, long trip) {
        return jdbc.sql(CART)
                .param("node", node.value())
                .param("trip", trip)
                .query(String.class)
                .optional();
    }

    /** A trip that somebody is on, or that lapsed and waits. @param cart empty without one */
    record Row(long id, String mode, Optional<String> cart, String worker, Instant madeAt) {}

    /** Trips of which a task is lent, by id. */
    List<Row> live(NodeId node, long after, int limit) {
        return jdbc.sql(LIST)
                .param("node", node.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Row(
                        row.getLong("id"),
                        row.getString("mode"),
                        Optional.ofNullable(row.getString("cart")),
                        row.getString("worker"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
