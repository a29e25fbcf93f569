package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what changed in a {@link Work}: two statements, however much it is. The outbounds' row locks make the figures final. */
@Repository
class WorkStore {
    private static final String OUTBOUNDS = """
        with lines as (
          update wms.outbound_line l
             set picked = c.picked, packed = c.packed, shipped = c.shipped, shorted = c.shorted,
                 withdrawn = c.withdrawn
            from unnest(:lineOutbounds::bigint[], :lines::int[], :pickeds::bigint[], :packeds::bigint[],
                        :shippeds::bigint[], :shorteds::bigint[], :withdrawns::bigint[])
                 as c (outbound_id, line, picked, packed, shipped, shorted, withdrawn)
           where l.node_id = :node and l.outbound_id = c.outbound_id and l.line = c.line)
        update wms.outbound o
           set state = c.state, version = c.version
          from unnest(:ids::bigint[], :states::text[], :versions::int[], :seens::int[])
               as c (id, state, version, seen)
         where o.node_id = :node and o.id = c.id and o.version = c.seen
        """;
    private static final String PICKS = """
        with made as (
          insert into wms.pick_line (node_id, task_id, seq, outbound_id, line, location_id, client_id, sku, lot,
                                     quantity, picked, instead_of)
          select :node, n.task_id, n.seq, n.outbound_id, n.line, n.location_id, n.client_id, n.sku, n.lot, n.quantity,
                 n.picked, nullif(n.instead_of, 0)
            from unnest(:newTasks::bigint[], :newSeqs::int[], :newOutbounds::bigint[], :newLines::int[],
                        :newLocations::bigint[], :newClients::int[], :newSkus::text[], :newLots::text[],
                        :newQuantities::bigint[], :newPickeds::bigint[], :newInsteads::int[])
                 as n (task_id, seq, outbound_id, line, location_id, client_id, sku, lot, quantity, picked,
                       instead_of)),
        finished as (
          update wms.pick_task t set state = f.state, done_at = :at::timestamptz, version = version + 1
            from unnest(:finished::bigint[], :finishes::text[]) as f (id, state)
           where t.node_id = :node and t.id = f.id),
        reopened as (
          update wms.pick_task t set state = 'ready', done_at = null, tote_id = null, version = version + 1
           where t.node_id = :node and t.id = any(:reopened) and t.state in ('done', 'ended'))
        update wms.pick_line p
           set picked = c.picked, dropped = c.dropped, lot = c.lot
          from unnest(:tasks::bigint[], :seqs::int[], :pickeds::bigint[], :droppeds::bigint[], :lots::text[])
               as c (task_id, seq, picked, dropped, lot)
         where p.node_id = :node and p.task_id = c.task_id and p.seq = c.seq
        """;

    private final JdbcClient jdbc;

    WorkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(NodeId node, Work work, Instant at) {
        saveOutbounds(node, work);
        if (!work.changedPicks().isEmpty() || !work.newPicks().isEmpty()) savePicks(node, work, at);
    }

    private void saveOutbounds(NodeId node, Work work) {
        var changed = work.changedOutbounds();
        if (changed.isEmpty()) return;
        var lines = work.changedLines();
        int rows = jdbc.sql(OUTBOUNDS)
                .param("node", node.value())
                .param("ids", longs(changed, one -> one.id().value()))
                .param("states", changed.stream().map(OutboundOrder::state).toArray(String[]::new))
                .param(
                        "versions",
                        changed.stream().mapToInt(OutboundOrder::version).toArray())
                .param("seens", changed.stream().mapToInt(work::versionBefore).toArray())
                .param("lineOutbounds", longs(lines, row -> row.outbound().value()))
                .param(
                        "lines",
                        lines.stream().mapToInt(row -> row.line().line()).toArray())
                .param("pickeds", longs(lines, row -> row.line().picked()))
                .param("packeds", longs(lines, row -> row.line().packed()))
                .param("shippeds", longs(lines, row -> row.line().shipped()))
                .param("shorteds", longs(lines, row -> row.line().shorted()))
                .param("withdrawns", longs(lines, row -> row.line().withdrawn()))
                .update();
        if (rows != changed.size())
            throw new IllegalStateException(
                    "changed " + rows + " outbounds of " + changed.size() + " that were locked");
    }

    private void savePicks(NodeId node, Work work, Instant at) {
        var changed = work.changedPicks();
        var finished = work.finishedTasks();
        var statement = jdbc.sql(PICKS)
                .param("node", node.value())
                .param("at", at.toString())
                .param(
                        "finished",
                        finished.keySet().stream().mapToLong(Long::longValue).toArray())
                .param(
                        "finishes",
                        finished.values().stream()
                                .map(picked -> picked ? "done" : "ended")
                                .toArray(String[]::new))
                .param("reopened", work.reopenedTasks().toArray(Long[]::new))
                .param("tasks", longs(changed, PickLine::task))
                .param("seqs", changed.stream().mapToInt(PickLine::seq).toArray())
                .param("pickeds", longs(changed, PickLine::picked))
                .param("droppeds", longs(changed, PickLine::dropped))
                .param("lots", changed.stream().map(PickLine::lot).toArray(String[]::new));
        PickColumns.bind(statement, work.newPicks()).update();
    }

    private static <T> long[] longs(List<T> rows, ToLongFunction<T> value) {
        return rows.stream().mapToLong(value).toArray();
    }
}
