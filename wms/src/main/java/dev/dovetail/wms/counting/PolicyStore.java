package dev.dovetail.wms.counting;

import dev.dovetail.kernel.NodeId;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people set up for counts: {@code wms.count_policy}, {@code wms.count_item} and {@code wms.count_setting}. */
@Repository
class PolicyStore {
    private final JdbcClient jdbc;

    PolicyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(NodeId node, int client, List<PolicyBody> policies) {
        jdbc.sql("""
                insert into wms.count_policy (node_id, client_id, class, tolerance_units, tolerance_value, approve_value, every_days)
                select :node, :client, p.class, p.units, p.value::numeric, p.approve::numeric, p.days
                  from unnest(:classes::text[], :units::bigint[], :values::text[], :approves::text[], :days::int[])
                       as p (class, units, value, approve, days)
                 order by p.class
                    on conflict (node_id, client_id, class) do update
                   set tolerance_units = excluded.tolerance_units, tolerance_value = excluded.tolerance_value,
                       approve_value = excluded.approve_value, every_days = excluded.every_days
                """)
                .param("node", node.value())
                .param("client", client)
                .param("classes", texts(policies, PolicyBody::itemClass))
                .param(
                        "units",
                        policies.stream().mapToLong(PolicyBody::toleranceUnits).toArray())
                .param("values", texts(policies, one -> plain(one.toleranceValue())))
                .param("approves", texts(policies, one -> plain(one.approveValue())))
                .param("days", policies.stream().map(PolicyBody::everyDays).toArray(Integer[]::new))
                .update();
    }

    List<PolicyBody> list(NodeId node, int client) {
        return jdbc.sql("select * from wms.count_policy where node_id = :node and client_id = :client order by class")
                .param("node", node.value())
                .param("client", client)
                .query((row, _) -> new PolicyBody(
                        row.getString("class"),
                        row.getLong("tolerance_units"),
                        row.getBigDecimal("tolerance_value"),
                        row.getBigDecimal("approve_value"),
                        (Integer) row.getObject("every_days")))
                .list();
    }

    /** A field that is left out stays as it was. */
    void putItems(NodeId node, int client, List<ItemBody> items) {
        jdbc.sql("""
                insert into wms.count_item as i (node_id, client_id, sku, class, unit_value)
                select :node, :client, n.sku, n.class, n.value::numeric
                  from unnest(:skus::text[], :classes::text[], :values::text[]) as n (sku, class, value)
                 order by n.sku
                    on conflict (node_id, client_id, sku) do update
                   set class = coalesce(excluded.class, i.class), unit_value = coalesce(excluded.unit_value, i.unit_value)
                """)
                .param("node", node.value())
                .param("client", client)
                .param("skus", texts(items, ItemBody::sku))
                .param("classes", texts(items, ItemBody::itemClass))
                .param("values", texts(items, one -> plain(one.unitValue())))
                .update();
    }

    void set(NodeId node, boolean zeroCheck) {
        jdbc.sql("""
                insert into wms.count_setting (node_id, zero_check) values (:node, :zero)
                    on conflict (node_id) do update set zero_check = excluded.zero_check
                """).param("node", node.value()).param("zero", zeroCheck).update();
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static <T> String[] texts(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
