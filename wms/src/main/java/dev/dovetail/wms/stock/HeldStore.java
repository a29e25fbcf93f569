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
    /** The moves are summed before their places are looked up: whatever the planner knows of the tables, they are read once. */
    private static final String HELD = """
            with held as materialized (
              select m.reference, m.location_id, m.client_id, m.sku, m.lot, m.status, sum(m.quantity) as quantity
                from (select reference, to_location as location_id, client_id, sku, lot, status, quantity
                        from wms.stock_move where node_id = :node and reference = any(:references)
                      union all
                      select reference, from_location, client_id, sku, lot, status, -quantity
                        from wms.stock_move where node_id = :node and reference = any(:references)) m
               group by m.reference, m.location_id, m.client_id, m.sku, m.lot, m.status
              having sum(m.quantity) > 0)
            select h.* from held h
              join lateral (select l.kind from wms.location l
                             where l.node_id = :node and l.id = h.location_id offset 0) l
                on l.kind in ('cart', 'tote', 'stage')
             order by h.reference, h.client_id, h.sku, h.location_id, h.lot, h.status
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
