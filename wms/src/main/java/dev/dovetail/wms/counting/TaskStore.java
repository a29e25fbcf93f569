package dev.dovetail.wms.counting;

import dev.dovetail.kernel.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts in {@code wms.count_task}: made, lent, locked and moved on. */
@Repository
class TaskStore {
    static final String READ = """
            select t.id, t.batch_id, t.location_id, l.code, l.check_digits, t.kind, t.reason, t.state, t.round, t.lent_at,
                   case when t.lease_until > now() then t.worker end as holder, t.person
              from wms.count_task t
              join wms.location l on l.node_id = t.node_id and l.id = t.location_id
            """;
    /** A bin that is being counted already is left alone. */
    private static final String MAKE = """
            insert into wms.count_task (node_id, id, batch_id, location_id, kind, reason, state, priority, made_at)
            select :node, c.id, :batch, c.location_id, :kind, :reason, 'open', :priority, :at::timestamptz
              from unnest(:ids::bigint[], :locations::bigint[]) as c (id, location_id)
             order by c.location_id
                on conflict (node_id, location_id) where state in ('open', 'recount', 'review') do nothing
            returning id
            """;
    /**
     * Never one that the worker counted before. A round that its counter left unfinished is begun anew by another; who had it
     * last has it as it was first handed out, since what moved meanwhile may have come after what was counted by then.
     */
    private static final String LEND = """
            with held as (
              select id from wms.count_task
               where node_id = :node and state in ('open', 'recount') and lease_until > now()
                 and (worker = :worker or person = :person::bigint)
               order by priority, id limit :limit),
            free as (
              select t.id from wms.count_task t
               where t.node_id = :node and t.state in ('open', 'recount') and (t.worker is null or t.lease_until <= now())
                 and not exists (select from wms.count_round r
                                  where r.node_id = t.node_id and r.task_id = t.id and r.round < t.round
                                    and (r.worker = :worker or r.person = :person::bigint))
               order by t.priority, t.id limit greatest(0, :limit - (select count(*) from held))
                 for update skip locked)
            update wms.count_task t
               set worker = :worker, person = :person::bigint, lease_until = now() + interval '30 minutes',
                   lent_at = case when t.worker = :worker or t.person = :person::bigint then t.lent_at
                                  else :at::timestamptz end,
                   handed_entry = case when t.worker = :worker or t.person = :person::bigint then t.handed_entry
                                       else nextval('wms.stock_entry') end
             where t.node_id = :node and t.state in ('open', 'recount')
               and t.id = any(array(select id from held union all select id from free))
            returning t.id
            """;

    private static final String FORGET = """
            with left_over as (
              select task_id, round from wms.count_round r
               where node_id = :node and task_id = any(:ids) and verdict is null
                 and not coalesce(worker = :worker or person = :person::bigint, false)),
            gone as (
              delete from wms.count_entry e using left_over o
               where e.node_id = :node and e.task_id = o.task_id and e.round = o.round)
            delete from wms.count_round r using left_over o
             where r.node_id = :node and r.task_id = o.task_id and r.round = o.round
            """;
    private static final String MOVE_ON = """
            update wms.count_task t
               set state = m.state, round = m.round, worker = null, person = null, lent_at = null, lease_until = null,
                   version = t.version + 1,
                   handed_entry = case when m.state = 'recount' then nextval('wms.stock_entry') else t.handed_entry end,
                   decided_by = coalesce(:by::text, t.decided_by),
                   decided_person = case when :by::text is null then t.decided_person else :person::bigint end,
                   over_at = case when m.state in ('settled', 'cancelled') then :at::timestamptz end
              from unnest(:ids::bigint[], :states::text[], :rounds::int[]) as m (id, state, round)
             where t.node_id = :node and t.id = m.id and t.state in ('open', 'recount', 'review')
            """;

    private final JdbcClient jdbc;

    TaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids of those that were made. @param ids one for each location */
    List<Long> make(NodeId node, Making making, List<Long> locations, List<Long> ids, Instant at) {
        return jdbc.sql(MAKE)
                .param("node", node.value())
                .param("batch", making.batch())
                .param("kind", making.kind())
                .param("reason", making.reason())
                .param("priority", making.priority())
                .param("ids", ids.toArray(Long[]::new))
                .param("locations", locations.toArray(Long[]::new))
                .param("at", at.toString())
                .query(Long.class)
                .list();
    }

    /** What tasks that are made together share. */
    record Making(long batch, String kind, String reason, int priority) {}

    List<CountTask> lend(NodeId node, Counter by, int limit, Instant at) {
        var ids = jdbc.sql(LEND)
                .param("node", node.value())
                .param("worker", by.worker())
                .param("person", by.person())
                .param("limit", limit)
                .param("at", at.toString())
                .query(Long.class)
                .list();
        if (ids.isEmpty()) return List.of();
        jdbc.sql(FORGET)
                .param("node", node.value())
                .param("ids", ids.toArray(Long[]::new))
                .param("worker", by.worker())
                .param("person", by.person())
                .update();
        return jdbc.sql(READ + "where t.node_id = :node and t.id = any(:ids) order by t.priority, l.walk, t.id")
                .param("node", node.value())
                .param("ids", ids.toArray(Long[]::new))
                .query((row, _) -> read(row, Map.of()))
                .list();
    }

    /** Locks them in the order of their ids, and then reads who counted; an unknown id is absent. */
    Map<Long, CountTask> lock(NodeId node, Collection<Long> ids) {
        Map<Long, CountTask> tasks = new LinkedHashMap<>();
        var found = ids.stream().distinct().toArray(Long[]::new);
        jdbc.sql("select id from wms.count_task where node_id = :node and id = any(:ids) order by id for update")
                .param("node", node.value())
                .param("ids", found)
                .query(Long.class)
                .list();
        var counters = counters(node, found);
        jdbc.sql(READ + "where t.node_id = :node and t.id = any(:ids) order by t.id")
                .param("node", node.value())
                .param("ids", found)
                .query((row, _) -> read(row, counters.getOrDefault(row.getLong("id"), Map.of())))
                .list()
                .forEach(task -> tasks.put(task.id(), task));
        return tasks;
    }

    private Map<Long, Map<Integer, Counter>> counters(NodeId node, Long[] ids) {
        Map<Long, Map<Integer, Counter>> counters = new HashMap<>();
        jdbc.sql(
                        "select task_id, round, worker, person from wms.count_round where node_id = :node and task_id = any(:ids)")
                .param("node", node.value())
                .param("ids", ids)
                .query(row -> {
                    counters.computeIfAbsent(row.getLong("task_id"), _ -> new HashMap<>())
                            .put(row.getInt("round"), counter(row, row.getString("worker")));
                });
        return counters;
    }

    /** @param by who decided; null where nobody had to */
    void moveOn(NodeId node, List<Moved> moved, @Nullable Counter by, Instant at) {
        if (moved.isEmpty()) return;
        int rows = jdbc.sql(MOVE_ON)
                .param("node", node.value())
                .param("ids", moved.stream().mapToLong(Moved::id).toArray())
                .param("states", moved.stream().map(one -> one.state().word()).toArray(String[]::new))
                .param("rounds", moved.stream().mapToInt(Moved::round).toArray())
                .param("by", by == null ? null : by.worker())
                .param("person", by == null ? null : by.person())
                .param("at", at.toString())
                .update();
        if (rows != moved.size()) throw new IllegalStateException("moved on " + rows + " counts of " + moved.size());
    }

    record Moved(long id, CountState state, int round) {}

    private static Counter counter(ResultSet row, String worker) throws SQLException {
        return new Counter(worker, (Long) row.getObject("person"));
    }

    private static CountTask read(ResultSet row, Map<Integer, Counter> counters) throws SQLException {
        var holder = row.getString("holder");
        var lent = row.getObject("lent_at", OffsetDateTime.class);
        return new CountTask(
                row.getLong("id"),
                row.getLong("batch_id"),
                row.getLong("location_id"),
                row.getString("code"),
                row.getString("check_digits"),
                row.getString("kind"),
                row.getString("reason"),
                CountState.of(row.getString("state")),
                row.getInt("round"),
                lent == null ? null : lent.toInstant(),
                holder == null ? null : counter(row, holder),
                counters);
    }
}
