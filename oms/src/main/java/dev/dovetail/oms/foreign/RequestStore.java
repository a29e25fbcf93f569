package dev.dovetail.oms.foreign;

import dev.dovetail.ground.handoff.Message;
import dev.dovetail.kernel.NodeId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What foreign nodes were asked, in {@code oms.node_request}. */
@Repository
class RequestStore {
    /**
     * The counter's row is held until the commit, so numbers are seen in their order and none is passed by. It is the last
     * lock of a short transaction that does nothing else.
     */
    private static final String ADD = """
            with fresh as (
              select node_id, message_id, lane, type, body, row_number() over (partition by node_id order by place) as n
                from unnest(:nodes, :ids, :lanes, :types, :bodies) with ordinality
                     as m(node_id, message_id, lane, type, body, place)),
            counted as (
              insert into oms.node_feed as f (node_id, last_number)
              select node_id, count(*) from fresh group by node_id order by node_id
              on conflict (node_id) do update set last_number = f.last_number + excluded.last_number
              returning node_id, last_number)
            insert into oms.node_request (node_id, number, message_id, fulfillment_order_id, type, body, asked_at)
            select f.node_id, c.last_number - s.total + f.n, f.message_id, f.lane, f.type, f.body, :at
              from fresh f
              join counted c using (node_id)
              join (select node_id, count(*) as total from fresh group by node_id) s using (node_id)
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    RequestStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Row(long number, String type, String body, Instant at) {}

    void add(List<Message> messages) {
        jdbc.sql(ADD)
                .param("nodes", messages.stream().mapToInt(Message::toKey).toArray())
                .param("ids", messages.stream().mapToLong(Message::id).toArray())
                .param("lanes", messages.stream().mapToLong(Message::lane).toArray())
                .param("types", messages.stream().map(Message::type).toArray(String[]::new))
                .param("bodies", messages.stream().map(Message::body).toArray(String[]::new))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    List<Row> after(NodeId node, long number, int limit) {
        return jdbc.sql("""
                select number, type, body, asked_at from oms.node_request
                 where node_id = :node and number > :after order by number limit :limit
                """)
                .param("node", node.value())
                .param("after", number)
                .param("limit", limit)
                .query((row, _) -> new Row(
                        row.getLong("number"),
                        row.getString("type"),
                        row.getString("body"),
                        row.getTimestamp("asked_at").toInstant()))
                .list();
    }
}
