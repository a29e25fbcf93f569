package dev.dovetail.wms.items;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How items are handled: columns of {@code item}. */
@Repository
class HandlingStore {
    private static final String FIND = """
            select i.client_id, i.sku, i.lots, i.serials, i.expires, i.pick_rule, i.min_days_left, i.hold_on_receipt
              from unnest(:clients::int[], :skus::text[]) as w (client_id, sku)
              join wms.item i on i.node_id = :node and i.client_id = w.client_id and i.sku = w.sku
             order by i.client_id, i.sku
            """;

    /** What is kept of the units themselves changes only while none is here; the items are locked by then. */
    private static final String CHANGE = """
            update wms.item i
               set lots = c.lots, serials = c.serials, expires = c.expires, pick_rule = c.rule,
                   min_days_left = c.days, hold_on_receipt = c.hold
              from unnest(:clients::int[], :skus::text[], :lots::boolean[], :serials::boolean[], :expires::boolean[],
                          :rules::text[], :days::int[], :holds::boolean[])
                   as c (client_id, sku, lots, serials, expires, rule, days, hold)
             where i.node_id = :node and i.client_id = c.client_id and i.sku = c.sku
               and ((i.lots, i.serials, i.expires) = (c.lots, c.serials, c.expires)
                    or not exists (select from wms.stock s
                                    where s.node_id = i.node_id and s.client_id = i.client_id and s.sku = i.sku
                                      and s.on_hand > 0))
            returning i.client_id, i.sku
            """;

    private final JdbcClient jdbc;

    HandlingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Sku, Handling> find(NodeId node, Collection<Sku> skus) {
        return read(jdbc.sql(FIND), node, skus);
    }

    /** Nobody changes how these are handled until the transaction ends. */
    Map<Sku, Handling> keep(NodeId node, Collection<Sku> skus) {
        return read(jdbc.sql(FIND + " for share of i"), node, skus);
    }

    Map<Sku, Handling> lock(NodeId node, Collection<Sku> skus) {
        return read(jdbc.sql(FIND + " for update of i"), node, skus);
    }

    List<Sku> change(NodeId node, Map<Sku, Handling> changes) {
        var ways = List.copyOf(changes.values());
        return keys(jdbc.sql(CHANGE), node, changes.keySet())
                .param("lots", flags(ways, Handling::lots))
                .param("serials", flags(ways, Handling::serials))
                .param("expires", flags(ways, Handling::expires))
                .param("rules", ways.stream().map(way -> way.rule().word()).toArray(String[]::new))
                .param("days", ways.stream().map(Handling::minDaysLeft).toArray(Integer[]::new))
                .param("holds", flags(ways, Handling::holdOnReceipt))
                .query((row, _) -> sku(row))
                .list();
    }

    private static Map<Sku, Handling> read(JdbcClient.StatementSpec statement, NodeId node, Collection<Sku> skus) {
        Map<Sku, Handling> found = new LinkedHashMap<>();
        keys(statement, node, skus)
                .query((row, _) -> Map.entry(
                        sku(row),
                        new Handling(
                                row.getBoolean("lots"),
                                row.getBoolean("serials"),
                                row.getBoolean("expires"),
                                PickRule.of(row.getString("pick_rule")),
                                row.getInt("min_days_left"),
                                row.getBoolean("hold_on_receipt"))))
                .list()
                .forEach(one -> found.put(one.getKey(), one.getValue()));
        return found;
    }

    private static JdbcClient.StatementSpec keys(
            JdbcClient.StatementSpec statement, NodeId node, Collection<Sku> skus) {
        return statement
                .param("node", node.value())
                .param("clients", skus.stream().map(Sku::client).toArray(Integer[]::new))
                .param("skus", skus.stream().map(Sku::code).toArray(String[]::new));
    }

    private static Boolean[] flags(List<Handling> ways, java.util.function.Predicate<Handling> flag) {
        return ways.stream().map(flag::test).toArray(Boolean[]::new);
    }

    private static Sku sku(ResultSet row) throws SQLException {
        return new Sku(row.getInt("client_id"), row.getString("sku"));
    }
}
