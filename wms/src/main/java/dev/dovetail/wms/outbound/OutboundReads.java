package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.outbound.OutboundView.PickTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists and counts of outbound work. */
@Repository
class OutboundReads {
    private static final String LIST = """
            select o.id, o.order_id, o.channel, o.order_number, o.service, o.promised_on, o.ship_by, o.priority,
                   o.instructions, o.contact_id, o.state, o.version
              from wms.outbound o
             where o.node_id = :node and o.id > :after and (:state::text is null or o.state = :state)
             order by o.id limit :limit
            """;
    private static final String TASKS = """
            select t.id, t.outbound_id, o.order_number, t.state, t.priority, t.worker, t.ready_at, t.done_at,
                   p.lines, p.units, p.picked
              from (select * from wms.pick_task
                     where node_id = :node and id > :after and (:state::text is null or state = :state)
                     order by id limit :limit) t
              join wms.outbound o on o.node_id = t.node_id and o.id = t.outbound_id
              join lateral (
                   select count(*)::int as lines, coalesce(sum(quantity - dropped), 0) as units,
                          coalesce(sum(picked), 0) as picked
                     from wms.pick_line p where p.node_id = t.node_id and p.task_id = t.id) p on true
             order by t.id
            """;
    private static final String COUNTS =
            "select state, count(*) as rows from wms.%s where node_id = :node group by state order by state";

    private final JdbcClient jdbc;

    OutboundReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<OutboundOrder> list(NodeId node, @Nullable String state, long after, int limit) {
        return page(LIST, node, state, after, limit).query(OutboundRow::head).list();
    }

    List<PickTask> tasks(NodeId node, @Nullable String state, long after, int limit) {
        return page(TASKS, node, state, after, limit).query(OutboundReads::task).list();
    }

    Map<String, Long> counts(NodeId node, String table) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql(COUNTS.formatted(table)).param("node", node.value()).query(row -> {
            counts.put(row.getString("state"), row.getLong("rows"));
        });
        return counts;
    }

    private JdbcClient.StatementSpec page(String sql, NodeId node, @Nullable String state, long after, int limit) {
        return jdbc.sql(sql)
                .param("node", node.value())
                .param("state", state)
                .param("after", after)
                .param("limit", limit);
    }

    private static PickTask task(ResultSet row, int index) throws SQLException {
        var doneAt = row.getObject("done_at", OffsetDateTime.class);
        return new PickTask(
                row.getLong("id"),
                new FulfillmentOrderId(row.getLong("outbound_id")),
                row.getString("order_number"),
                row.getString("state"),
                row.getInt("priority"),
                row.getString("worker"),
                row.getObject("ready_at", OffsetDateTime.class).toInstant(),
                doneAt == null ? null : doneAt.toInstant(),
                row.getInt("lines"),
                row.getLong("units"),
                row.getLong("picked"));
    }
}
