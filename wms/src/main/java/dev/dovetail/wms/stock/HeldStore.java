package dev.dovetail.wms.stock;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lies on carts, in totes and on stages, and for which document: read from the ledger. */
@Repository
class HeldStore {
    private static final String HELD = """
            select m.reference, m.location_id, m.client_id, m.sku, m.lot, m.status, sum(m.quantity) as quantity
              from (select reference, to_location as location_id, client_id, sku, lot, status, quantity
                      from wms.stock_move where node_id = :node and reference = any(:references)
                    union all
                    select reference, from_location, client_id, sku, lot, status, -quantity
                      from wms.stock_move where node_id = :node and reference = any(:references)) m
              join wms.location l
                on l.node_id = :node and l.id = m.location_id and l.kind in ('cart', 'tote', 'stage')
             group by m.reference, m.location_id, m.client_id, m.sku, m.lot, m.status
            having sum(m.quantity) > 0
             order by m.reference, m.client_id, m.sku, m.location_id, m.lot, m.status
            """;

    private final JdbcClient jdbc;

    HeldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Held> held(NodeId node, Collection<String> references) {
        return jdbc.sql(HELD)
                .param("node", node.value())
                .param("references", references.toArray(String[]::new))
                .query((row, _) -> new Held(
                        row.getString("reference"),
                        row.getLong("location_id"),
                        new Sku(row.getInt("client_id"), row.getString("sku")),
                        row.getString("lot"),
                        Status.of(row.getString("status")),
                        row.getLong("quantity")))
                .list();
    }
}
