package dev.dovetail.wms.stock;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The questions asked of units with names. */
@Repository
class SerialReads {
    private static final int LAST = 200;
    private static final String PLACES = """
            select serial, location_id, lot, status from wms.serial
             where node_id = :node and client_id = :client and sku = :sku and serial = any(:serials)
            """;
    private static final String TRACE = """
            select f.code as came_from, t.code as went_to, m.lot, m.status, m.reason, m.reference, m.who, m.at
              from wms.stock_move_serial s
              join wms.stock_move m on m.node_id = s.node_id and m.id = s.move_id
              join wms.location f on f.node_id = m.node_id and f.id = m.from_location
              join wms.location t on t.node_id = m.node_id and t.id = m.to_location
             where s.node_id = :node and s.client_id = :client and s.sku = :sku and s.serial = :serial
             order by s.move_id desc limit :limit
            """;

    private final JdbcClient jdbc;

    SerialReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Balance.Key> places(NodeId node, Sku sku, Collection<String> serials) {
        Map<String, Balance.Key> found = new LinkedHashMap<>();
        named(PLACES, node, sku)
                .param("serials", serials.toArray(String[]::new))
                .query(row -> {
                    var status = Status.of(row.getString("status"));
                    found.put(
                            row.getString("serial"),
                            new Balance.Key(row.getLong("location_id"), sku, row.getString("lot"), status));
                });
        return found;
    }

    List<StockView.Step> trace(NodeId node, Sku sku, String serial) {
        return named(TRACE, node, sku)
                .param("serial", serial)
                .param("limit", LAST)
                .query((row, _) -> new StockView.Step(
                        row.getString("came_from"),
                        row.getString("went_to"),
                        row.getString("lot"),
                        row.getString("status"),
                        row.getString("reason"),
                        row.getString("reference"),
                        row.getString("who"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list()
                .reversed();
    }

    private JdbcClient.StatementSpec named(String sql, NodeId node, Sku sku) {
        return jdbc.sql(sql)
                .param("node", node.value())
                .param("client", sku.client())
                .param("sku", sku.code());
    }
}
