package dev.dovetail.wms.labour;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.labour.Standards.Handling;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Standards in PostgreSQL: a warehouse without a row goes by the usual ones. */
@Repository
class StandardStore {
    private static final String FIND = """
            select s.allowance_percent, s.step_mm, s.gap_minutes, h.job, h.task_millis, h.stop_millis, h.pack_millis
              from wms.labour_standard s join wms.labour_handling h on h.node_id = s.node_id
             where s.node_id = :node
            """;
    private static final String PUT = """
            insert into wms.labour_standard (node_id, allowance_percent, step_mm, gap_minutes)
            values (:node, :allowance, :step, :gap)
                on conflict (node_id) do update
               set allowance_percent = excluded.allowance_percent, step_mm = excluded.step_mm,
                   gap_minutes = excluded.gap_minutes
            """;
    private static final String HANDLING = """
            insert into wms.labour_handling (node_id, job, task_millis, stop_millis, pack_millis)
            select :node, h.* from unnest(:jobs::text[], :tasks::int[], :stops::int[], :packs::int[]) as h
                on conflict (node_id, job) do update
               set task_millis = excluded.task_millis, stop_millis = excluded.stop_millis,
                   pack_millis = excluded.pack_millis
            """;

    private final JdbcClient jdbc;

    StandardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Standards get(NodeId node) {
        Map<Job, Handling> handling = new EnumMap<>(Job.class);
        var found = jdbc.sql(FIND)
                .param("node", node.value())
                .query((row, _) -> {
                    handling.put(
                            Job.valueOf(row.getString("job").toUpperCase(Locale.ROOT)),
                            new Handling(
                                    row.getInt("task_millis"), row.getInt("stop_millis"), row.getInt("pack_millis")));
                    return new Standards(
                            row.getInt("allowance_percent"),
                            row.getInt("step_mm"),
                            row.getInt("gap_minutes"),
                            Map.of());
                })
                .list();
        if (found.isEmpty()) return Standards.USUAL;
        var one = found.getFirst();
        return new Standards(one.allowancePercent(), one.stepMm(), one.gapMinutes(), handling);
    }

    void put(NodeId node, Standards standards) {
        jdbc.sql(PUT)
                .param("node", node.value())
                .param("allowance", standards.allowancePercent())
                .param("step", standards.stepMm())
                .param("gap", standards.gapMinutes())
                .update();
        jdbc.sql(HANDLING)
                .param("node", node.value())
                .param("jobs", List.of(Job.values()).stream().map(Job::word).toArray(String[]::new))
                .param("tasks", millis(standards, Handling::taskMillis))
                .param("stops", millis(standards, Handling::stopMillis))
                .param("packs", millis(standards, Handling::packMillis))
                .update();
    }

    private static int[] millis(Standards standards, ToIntFunction<Handling> part) {
        return List.of(Job.values()).stream()
                .mapToInt(job -> part.applyAsInt(standards.of(job)))
                .toArray();
    }
}
