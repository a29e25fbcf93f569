package dev.dovetail.oms.freshness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rules in {@code oms.feed_policy}: a small table, read whole. */
@Repository
class PolicyStore {
    private final JdbcClient jdbc;

    PolicyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All rules, by client. */
    Map<Integer, List<Policy>> all() {
        var all = new HashMap<Integer, List<Policy>>();
        jdbc.sql("""
                select client_id, channel, node, sku_class, sign, fail from oms.feed_policy
                 order by client_id, channel, node, sku_class, sign
                """).query(row -> {
            all.computeIfAbsent(row.getInt("client_id"), _ -> new ArrayList<>())
                    .add(new Policy(
                            row.getString("channel"),
                            row.getString("node"),
                            row.getString("sku_class"),
                            row.getString("sign"),
                            row.getString("fail")));
        });
        return all;
    }

    /** These and no others. */
    void put(int client, List<Policy> policies) {
        jdbc.sql("delete from oms.feed_policy where client_id = :client")
                .param("client", client)
                .update();
        jdbc.sql("""
                insert into oms.feed_policy (client_id, channel, node, sku_class, sign, fail)
                select :client, p.* from unnest(:channels, :nodes, :classes, :signs, :fails) as p
                """)
                .param("client", client)
                .param("channels", texts(policies, Policy::channel))
                .param("nodes", texts(policies, Policy::node))
                .param("classes", texts(policies, Policy::skuClass))
                .param("signs", texts(policies, Policy::sign))
                .param("fails", texts(policies, Policy::fail))
                .update();
    }

    private static String[] texts(List<Policy> policies, Function<Policy, String> field) {
        return policies.stream().map(field).toArray(String[]::new);
    }
}
