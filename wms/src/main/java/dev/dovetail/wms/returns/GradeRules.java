package dev.dovetail.wms.returns;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rules of grades in {@code wms.grade_rule}. */
@Repository
class GradeRules {
    private final JdbcClient jdbc;

    GradeRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces them all. */
    void put(NodeId node, int client, List<GradeRule> rules) {
        jdbc.sql("delete from wms.grade_rule where node_id = :node and client_id = :client")
                .param("node", node.value())
                .param("client", client)
                .update();
        jdbc.sql("""
            insert into wms.grade_rule (node_id, client_id, grade, sku, disposition, supervisor)
            select :node, :client, r.*
              from unnest(:grades::text[], :skus::text[], :dispositions::text[], :supervisors::boolean[]) as r
            """)
                .param("node", node.value())
                .param("client", client)
                .param("grades", rules.stream().map(GradeRule::grade).toArray(String[]::new))
                .param("skus", rules.stream().map(GradeRule::sku).toArray(String[]::new))
                .param(
                        "dispositions",
                        rules.stream().map(one -> one.disposition().word()).toArray(String[]::new))
                .param("supervisors", rules.stream().map(GradeRule::supervisor).toArray(Boolean[]::new))
                .update();
    }

    /** Those of a client, or the usual ones where it has none. */
    List<GradeRule> list(NodeId node, int client) {
        var own = jdbc.sql("""
            select grade, sku, disposition, supervisor from wms.grade_rule
             where node_id = :node and client_id = :client order by grade, sku
            """)
                .param("node", node.value())
                .param("client", client)
                .query((row, _) -> new GradeRule(
                        row.getString("grade"),
                        row.getString("sku"),
                        Disposition.of(row.getString("disposition")).orElseThrow(),
                        row.getBoolean("supervisor")))
                .list();
        return own.isEmpty() ? GradeRule.USUAL : own;
    }

    /** The rule of each grade for an item: its own before that of all. */
    List<GradeRule> of(NodeId node, Sku sku) {
        var found = new TreeMap<String, GradeRule>();
        for (var rule : list(node, sku.client()))
            if (rule.sku().equals(sku.code())) found.put(rule.grade(), rule);
            else if (rule.sku().isEmpty()) found.putIfAbsent(rule.grade(), rule);
        return List.copyOf(found.values());
    }

    /** Refuses {@code returns.unknown-grade}. */
    GradeRule of(NodeId node, Sku sku, String grade) {
        var rules = of(node, sku);
        return rules.stream()
                .filter(one -> one.grade().equals(grade))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Kind.UNPROCESSABLE,
                        new Refusal(
                                "returns.unknown-grade",
                                Map.of(
                                        "grade",
                                        grade,
                                        "grades",
                                        rules.stream().map(GradeRule::grade).toList()))));
    }
}
