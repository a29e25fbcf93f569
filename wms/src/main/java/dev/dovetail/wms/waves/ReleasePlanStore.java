package dev.dovetail.wms.waves;

import dev.dovetail.kernel.NodeId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Release plans in PostgreSQL. A warehouse without a row has none. */
@Repository
class ReleasePlanStore {
    private static final String PUT = """
            insert into wms.release_plan (node_id, mode) values (:node, :mode)
                on conflict (node_id) do update set mode = excluded.mode, version = release_plan.version + 1
            """;
    private static final String LEVELS = """
            insert into wms.work_level (node_id, zone, stops)
            select :node, l.zone, l.stops from unnest(:zones::text[], :stops::int[]) as l (zone, stops)
            """;

    private final JdbcClient jdbc;

    ReleasePlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ReleasePlan get(NodeId node) {
        return find(node, "").map(mode -> new ReleasePlan(mode, levels(node))).orElse(ReleasePlan.AT_ONCE);
    }

    /** Its mode, with the plan locked; empty where there is none, or where another has it just now. */
    Optional<ReleasePlan.Mode> lockFree(NodeId node) {
        return find(node, " for update skip locked");
    }

    private Optional<ReleasePlan.Mode> find(NodeId node, String lock) {
        return jdbc.sql("select mode from wms.release_plan where node_id = :node" + lock)
                .param("node", node.value())
                .query(String.class)
                .optional()
                .map(ReleasePlan.Mode::of);
    }

    Map<String, Integer> levels(NodeId node) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        jdbc.sql("select zone, stops from wms.work_level where node_id = :node order by zone")
                .param("node", node.value())
                .query(row -> {
                    levels.put(row.getString("zone"), row.getInt("stops"));
                });
        return levels;
    }

    void put(NodeId node, ReleasePlan plan) {
        jdbc.sql(PUT)
                .param("node", node.value())
                .param("mode", plan.mode().word())
                .update();
        jdbc.sql("delete from wms.work_level where node_id = :node")
                .param("node", node.value())
                .update();
        var zones = plan.levels().keySet().stream().sorted().toList();
        jdbc.sql(LEVELS)
                .param("node", node.value())
                .param("zones", zones.toArray(String[]::new))
                .param("stops", zones.stream().map(plan.levels()::get).toArray(Integer[]::new))
                .update();
    }
}
