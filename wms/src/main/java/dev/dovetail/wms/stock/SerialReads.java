package dev.dovetail.wms.stock;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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

    private static final String NAMES = """
        select location_id, client_id, sku, lot, status, serial from wms.serial
         where node_id = :node and location_id = any(:locations) and location_id > 6
         order by location_id, client_id, sku, lot, status, serial
        """;
    private static final String BROUGHT = """
        select distinct m.reference, s.client_id, s.sku, s.lot, s.serial, s.location_id
          from wms.stock_move m
          join wms.stock_move_serial ms on ms.node_id = m.node_id and ms.move_id = m.id
          join wms.serial s on s.node_id = m.node_id and s.client_id = ms.client_id and s.sku = ms.sku
                            and s.serial = ms.serial and s.location_id = any(:locations)
         where m.node_id = :node and m.reference = any(:references) and m.reason = :reason
         order by s.client_id, s.sku, s.serial
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

    Map<Balance.Key, List<String>> names(NodeId node, Collection<Long> locations) {
        Map<Balance.Key, List<String>> names = new LinkedHashMap<>();
        jdbc.sql(NAMES)
                .param("node", node.value())
                .param("locations", locations.toArray(Long[]::new))
                .query(row -> {
                    var key = new Balance.Key(
                            row.getLong("location_id"),
                            new Sku(row.getInt("client_id"), row.getString("sku")),
                            row.getString("lot"),
                            Status.of(row.getString("status")));
                    names.computeIfAbsent(key, _ -> new ArrayList<>()).add(row.getString("serial"));
                });
        return names;
    }

    List<StockView.Brought> brought(
            NodeId node, Collection<Long> locations, Collection<String> references, String reason) {
        return jdbc.sql(BROUGHT)
                .param("node", node.value())
                .param("locations", locations.toArray(Long[]::new))
                .param("references", references.toArray(String[]::new))
                .param("reason", reason)
                .query((row, _) -> new StockView.Brought(
                        row.getString("reference"),
                        new Sku(row.getInt("client_id"), row.getString("sku")),
                        row.getString("lot"),
                        row.getString("serial"),
                        row.getLong("location_id")))
                .list();
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
