package dev.dovetail.wms.stock;

import dev.dovetail.kernel.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pages of balances by location code. A page reads as many rows as it shows; one that looks for a SKU too reads all that start so. */
@Repository
class StockPages {
    private static final String ROW = """
            select s.location_id, s.client_id, s.sku, s.lot, s.status, s.on_hand, s.allocated, s.plated, s.since,
                   l.code, l.kind
              from wms.location l
              join wms.stock s on s.node_id = l.node_id and s.location_id = l.id
             where l.node_id = :node and s.node_id = :node and s.on_hand > 0
            """;
    private static final String REST = """
               and l.code >= :place
               and (l.code, s.client_id, s.sku, s.lot, s.status) > (:place, :client, :sku, :lot, :status)
            """;
    private static final String ORDER = """
             order by code, client_id, sku, lot, status limit :limit
            """;
    private static final String ALL = ROW + REST + ORDER;
    private static final String STARTING = "(" + ROW + "and starts_with(l.code, :q)" + REST + ORDER + ") union (" + ROW
            + "and starts_with(s.sku, :q)" + REST + ORDER + ")" + ORDER;

    private final JdbcClient jdbc;

    StockPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StockView.StockLine> list(NodeId node, @Nullable String q, StockCursor after, int limit) {
        var key = after.key();
        var asked = jdbc.sql(q == null ? ALL : STARTING)
                .param("node", node.value())
                .param("place", place(node, after))
                .param("client", key.sku().client())
                .param("sku", key.sku().code())
                .param("lot", key.lot())
                .param("status", key.status().word())
                .param("limit", limit);
        return (q == null ? asked : asked.param("q", q))
                .query((row, index) -> {
                    var balance = BalanceRow.read(row, index);
                    return new StockView.StockLine(
                            balance,
                            row.getString("code"),
                            row.getString("kind"),
                            new StockCursor(balance.key()).text());
                })
                .list();
    }

    /** Refuses {@code request.cursor} where the warehouse has no such location. */
    private String place(NodeId node, StockCursor after) {
        if (after.isStart()) return "";
        return jdbc.sql("select code from wms.location where node_id = :node and id = :location")
                .param("node", node.value())
                .param("location", after.key().location())
                .query(String.class)
                .optional()
                .orElseThrow(StockCursor::unknown);
    }
}
