package dev.dovetail.wms.picking;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who holds which pick task: {@code worker}, {@code lease_until}, {@code trip_id} and {@code tote_id} of {@code wms.pick_task}. */
@Repository
class LoanStore {
    /** What is asked again is lent on. A trip is lent on whole, whatever else is asked for meanwhile. */
    private static final String RESUME = """
        with trip as (
          select trip_id from wms.pick_task
           where node_id = :node and worker = :worker and state = 'assigned' and lease_until > now()
             and trip_id is not null
           order by trip_id desc limit 1)
        update wms.pick_task t
           set lease_until = now() + interval '30 minutes', version = version + 1
          from trip
          join wms.trip_slot s on s.node_id = :node and s.trip_id = trip.trip_id
         where t.node_id = :node and t.id = s.task_id and t.trip_id = trip.trip_id and t.state = 'assigned'
           and t.worker = :worker and t.lease_until > now()
        returning t.id, t.outbound_id, t.priority, t.ready_at, trip.trip_id, s.slot
        """;

    /** The outer condition is asked again after waiting for a task that is being finished: it then stays finished. */
    private static final String LEND = """
        with held as (
          select id from wms.pick_task
           where node_id = :node and state = 'assigned' and worker = :worker and lease_until > now()
           order by priority, ship_by, ready_at, id limit :limit),
        free as (
          select id from wms.pick_task
           where node_id = :node and (state = 'ready' or (state = 'assigned' and lease_until <= now()))
           order by priority, ship_by, ready_at, id limit greatest(0, :limit - (select count(*) from held))
             for update skip locked),
        lent as (
          update wms.pick_task t
               set state = 'assigned', worker = :worker, lease_until = now() + interval '30 minutes', trip_id = null,
                 tote_id = case when not exists (select from wms.trip r where r.node_id = t.node_id and r.id = t.trip_id
                                                                          and r.mode = 'batch') then t.tote_id end,
                 version = version + 1
           where t.node_id = :node and t.state in ('ready', 'assigned')
             and t.id = any(array(select id from held union all select id from free))
          returning t.id, t.outbound_id, t.priority, t.ship_by, t.ready_at)
        select id, outbound_id, priority, ready_at, 0 as trip_id, 0 as slot
          from lent order by priority, ship_by, ready_at, id
        """;

    /** A trip is lent as one: what comes back into it has its lease. Not while another has its cart. */
    private static final String KEEP = """
        update wms.pick_task t
           set state = 'assigned', version = version + 1,
               lease_until = (select max(o.lease_until) from wms.pick_task o
                               where o.node_id = t.node_id
                                 and (o.id = t.id
                                      or (o.trip_id = t.trip_id and o.worker = t.worker
                                          and o.id in (select s.task_id from wms.trip_slot s
                                                        where s.node_id = t.node_id and s.trip_id = t.trip_id))))
         where t.node_id = :node and t.id = any(:tasks) and t.state = 'ready' and t.worker = :worker
           and t.lease_until > now()
           and not exists (
               select from wms.pick_task o
                 join wms.trip r on r.node_id = o.node_id and r.id = o.trip_id
                 join wms.trip mine on mine.node_id = t.node_id and mine.id = t.trip_id and mine.cart_id = r.cart_id
                where o.node_id = t.node_id and o.state = 'assigned' and o.trip_id is not null
                  and o.lease_until > now() and o.trip_id <> t.trip_id)
        """;

    private final JdbcClient jdbc;

    LoanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param trip and {@code slot}: 0 where the task is a trip of its own */
    record Loan(long task, FulfillmentOrderId outbound, int priority, Instant readyAt, long trip, int slot) {
        static Loan read(ResultSet row, int index) throws SQLException {
            return new Loan(
                    row.getLong("id"),
                    new FulfillmentOrderId(row.getLong("outbound_id")),
                    row.getInt("priority"),
                    row.getObject("ready_at", OffsetDateTime.class).toInstant(),
                    row.getLong("trip_id"),
                    row.getInt("slot"));
        }
    }

    /** Who is on the way for which of these tasks. */
    Map<Long, String> lent(NodeId node, Collection<Long> tasks) {
        Map<Long, String> lent = new HashMap<>();
        if (tasks.isEmpty()) return lent;
        var sql = """
            select id, worker from wms.pick_task
             where node_id = :node and id = any(:tasks) and state = 'assigned' and lease_until > now()
            """;
        jdbc.sql(sql)
                .param("node", node.value())
                .param("tasks", tasks.toArray(Long[]::new))
                .query(row -> {
                    lent.put(row.getLong("id"), row.getString("worker"));
                });
        return lent;
    }

    /** Gives tasks that are ready again back to the worker whose loan of them still lasts. */
    void keep(NodeId node, String worker, Collection<Long> tasks) {
        if (tasks.isEmpty()) return;
        jdbc.sql(KEEP)
                .param("node", node.value())
                .param("worker", worker)
                .param("tasks", tasks.toArray(Long[]::new))
                .update();
    }

    List<Loan> resume(NodeId node, String worker) {
        return jdbc.sql(RESUME)
                .param("node", node.value())
                .param("worker", worker)
                .query(Loan::read)
                .list();
    }

    List<Loan> lend(NodeId node, String worker, int limit) {
        return jdbc.sql(LEND)
                .param("node", node.value())
                .param("worker", worker)
                .param("limit", limit)
                .query(Loan::read)
                .list();
    }
}
