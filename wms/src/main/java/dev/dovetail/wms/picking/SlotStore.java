package dev.dovetail.wms.picking;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which tasks are the slots of a trip, and which totes they fill: {@code tote_id} of {@code wms.pick_task}. */
@Repository
class SlotStore {
    private static final String SLOTS = """
        select s.*, o.order_number, l.code
          from (select s.trip_id, r.mode, s.slot, s.task_id, t.outbound_id,
                       coalesce(t.trip_id = s.trip_id, false) as current, coalesce(t.tote_id, 0) as tote_id
                  from wms.trip_slot s
                  join wms.trip r on r.node_id = s.node_id and r.id = s.trip_id
                  join wms.pick_task t on t.node_id = s.node_id and t.id = s.task_id
                 where s.node_id = :node and s.trip_id = any(:trips)
                union all
                select t.id, 'discrete', 0, t.id, t.outbound_id, t.trip_id is null, coalesce(t.tote_id, 0)
                  from wms.pick_task t
                 where t.node_id = :node and t.id = any(:trips)) s
          join wms.outbound o on o.node_id = :node and o.id = s.outbound_id
          left join wms.location l on l.node_id = :node and l.id = s.tote_id
         order by s.trip_id, s.slot
        """;
    private static final String BIND = """
        update wms.pick_task t set tote_id = b.tote_id, version = version + 1
          from unnest(:tasks::bigint[], :befores::bigint[], :totes::bigint[]) as b (task_id, before, tote_id)
         where t.node_id = :node and t.id = b.task_id and coalesce(t.tote_id, 0) in (b.before, b.tote_id)
        """;

    private final JdbcClient jdbc;

    SlotStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The slots of these trips, and of tasks that are trips of their own, by trip and slot. */
    List<SlotRow> slots(NodeId node, Collection<Long> trips) {
        if (trips.isEmpty()) return List.of();
        return jdbc.sql(SLOTS)
                .param("node", node.value())
                .param("trips", trips.toArray(Long[]::new))
                .query(SlotStore::row)
                .list();
    }

    /** A slot now fills this tote. @param before the tote that it was seen to fill */
    record Bound(long task, long before, long tote) {}

    void bind(NodeId node, Collection<Bound> bound) {
        if (bound.isEmpty()) return;
        Map<Long, Bound> byTask = new HashMap<>();
        bound.forEach(one -> byTask.put(one.task(), one));
        var rows = List.copyOf(byTask.values());
        int changed = jdbc.sql(BIND)
                .param("node", node.value())
                .param("tasks", rows.stream().mapToLong(Bound::task).toArray())
                .param("befores", rows.stream().mapToLong(Bound::before).toArray())
                .param("totes", rows.stream().mapToLong(Bound::tote).toArray())
                .update();
        if (changed != rows.size())
            throw new CannotAcquireLockException("another put a tote into one of these slots meanwhile");
    }

    private static SlotRow row(ResultSet row, int index) throws SQLException {
        return new SlotRow(
                row.getLong("trip_id"),
                PickAsk.Mode.of(row.getString("mode")),
                row.getInt("slot"),
                row.getLong("task_id"),
                new FulfillmentOrderId(row.getLong("outbound_id")),
                row.getBoolean("current"),
                row.getLong("tote_id"),
                row.getString("code"),
                row.getString("order_number"));
    }
}
