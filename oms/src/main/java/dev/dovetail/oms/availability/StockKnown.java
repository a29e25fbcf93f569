package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What we believe a node has on hand: the position of its open and fenced pools, less what it took beyond what it had told
 * us. Inbound goods are not there yet.
 */
final class StockKnown {
    private static final String ON_HAND = "(p.pool = 'open' or starts_with(p.pool, 'fence:'))";

    private final JdbcClient jdbc;

    StockKnown(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the SKUs' pools at the node in lock order. A SKU that was never there is absent. */
    Map<Sku, Long> lock(NodeId node, int client, Collection<Sku> skus) {
        var codes = skus.stream().map(Sku::code).distinct().sorted().toArray(String[]::new);
        return summed(
                client,
                jdbc.sql("""
                select p.sku, p.position - p.owing as on_hand
                  from oms.pool p
                 where p.node_id = :node and p.client_id = :client and p.sku = any (:skus) and %s
                 order by p.node_id, p.client_id, p.sku, p.pool <> 'open', p.pool
                   for update of p
                """.formatted(ON_HAND))
                        .param("node", node.value())
                        .param("client", client)
                        .param("skus", codes));
    }

    /** All of a node's SKUs that it has something of. */
    Map<Sku, Long> all(NodeId node, int client) {
        return summed(
                client,
                jdbc.sql("""
                select p.sku, sum(p.position - p.owing) as on_hand
                  from oms.pool p
                 where p.node_id = :node and p.client_id = :client and %s
                 group by p.sku having sum(p.position - p.owing) <> 0
                """.formatted(ON_HAND)).param("node", node.value()).param("client", client));
    }

    private static Map<Sku, Long> summed(int client, JdbcClient.StatementSpec statement) {
        var known = new HashMap<Sku, Long>();
        statement.query(row -> {
            known.merge(new Sku(client, row.getString("sku")), row.getLong("on_hand"), Math::addExact);
        });
        return known;
    }
}
