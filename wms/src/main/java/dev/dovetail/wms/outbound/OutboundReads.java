package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.outbound.OutboundView.Open;
import dev.dovetail.wms.outbound.OutboundView.PickTask;
import dev.dovetail.wms.outbound.OutboundView.ToPack;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
         where o.node_id = :node and o.id > :after %s
         order by o.id limit :limit
        """;
    private static final String TASK = """
        select t.id, t.outbound_id, o.order_number, t.state, t.priority, t.worker, t.ready_at, t.done_at,
               p.lines, p.units, p.picked
          from (select * from wms.pick_task where node_id = :node and %1$s limit :limit) t
          join wms.outbound o on o.node_id = t.node_id and o.id = t.outbound_id
          join lateral (
               select count(*)::int as lines, coalesce(sum(quantity - dropped), 0) as units,
                      coalesce(sum(picked), 0) as picked
                 from wms.pick_line p where p.node_id = t.node_id and p.task_id = t.id) p on true
         order by %2$s
        """;
    private static final String TASKS = TASK.formatted("id > :after %s order by id", "t.id");
    /** In the order of the index that also gives them out. */
    private static final String NEXT_TASKS = TASK.formatted(
            "state in ('ready', 'assigned') order by priority, ship_by, ready_at, id",
            "t.priority, t.ship_by, t.ready_at, t.id");

    private static final String OPEN = """
        select node_id, state, count(*) as rows, min(taken_at) as oldest
          from wms.outbound where state not in ('shipped', 'ended') group by node_id, state order by node_id, state
        """;
    private static final String OPEN_TASKS = """
        select node_id, state, count(*) as rows, min(ready_at) as oldest
          from wms.pick_task where state in ('ready', 'assigned') group by node_id, state order by node_id, state
        """;
    private static final String TO_PACK = """
        select o.id, o.order_number, o.state, o.priority, o.packer, o.taken_at, l.units
          from (select * from wms.outbound
                 where node_id = :node and state in ('picked', 'packing')
                   and not exists (select from wms.unsorted u where u.node_id = :node and u.outbound_id = outbound.id)
                 order by priority, ship_by, taken_at, id limit :limit) o
          join lateral (
               select coalesce(sum(picked - packed), 0) as units
                 from wms.outbound_line l where l.node_id = o.node_id and l.outbound_id = o.id) l on true
         order by o.priority, o.ship_by, o.taken_at, o.id
        """;
    private static final String COUNTS =
            "select state, count(*) as rows from wms.%s where node_id = :node group by state order by state";

    private static final Set<String> ENDS = Set.of("done", "shipped", "ended");

    /** Said beside the state that is asked for, as the indices of what is open say it. */
    private static final String OPEN_OUTBOUND = " and o.state not in ('shipped', 'ended')";

    private static final String OPEN_TASK = " and state in ('ready', 'assigned')";

    private final JdbcClient jdbc;

    OutboundReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<OutboundOrder> list(NodeId node, @Nullable String state, long after, int limit) {
        var where = state == null ? "" : "and o.state = :state" + (ENDS.contains(state) ? "" : OPEN_OUTBOUND);
        return page(LIST.formatted(where), node, state, after, limit)
                .query(OutboundRow::head)
                .list();
    }

    List<PickTask> tasks(NodeId node, @Nullable String state, long after, int limit) {
        var where = state == null ? "" : "and state = :state" + (ENDS.contains(state) ? "" : OPEN_TASK);
        return page(TASKS.formatted(where), node, state, after, limit)
                .query(OutboundReads::task)
                .list();
    }

    List<Open> open() {
        return jdbc.sql(OPEN).query(OutboundReads::openRow).list();
    }

    List<Open> openTasks() {
        return jdbc.sql(OPEN_TASKS).query(OutboundReads::openRow).list();
    }

    List<PickTask> nextTasks(NodeId node, int limit) {
        return jdbc.sql(NEXT_TASKS)
                .param("node", node.value())
                .param("limit", limit)
                .query(OutboundReads::task)
                .list();
    }

    List<ToPack> toPack(NodeId node, int limit) {
        return jdbc.sql(TO_PACK)
                .param("node", node.value())
                .param("limit", limit)
                .query((row, _) -> new ToPack(
                        new FulfillmentOrderId(row.getLong("id")),
                        row.getString("order_number"),
                        row.getString("state"),
                        row.getInt("priority"),
                        row.getString("packer"),
                        row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                        row.getLong("units")))
                .list();
    }

    private static Open openRow(ResultSet row, int index) throws SQLException {
        return new Open(
                new NodeId(row.getInt("node_id")),
                row.getString("state"),
                row.getLong("rows"),
                row.getObject("oldest", OffsetDateTime.class).toInstant());
    }

    Map<String, Long> counts(NodeId node, String table) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql(COUNTS.formatted(table)).param("node", node.value()).query(row -> {
            counts.put(row.getString("state"), row.getLong("rows"));
        });
        return counts;
    }

    private JdbcClient.StatementSpec page(String sql, NodeId node, @Nullable String state, long after, int limit) {
        var statement =
                jdbc.sql(sql).param("node", node.value()).param("after", after).param("limit", limit);
        return state == null ? statement : statement.param("state", state);
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
