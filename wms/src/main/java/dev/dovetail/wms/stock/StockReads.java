package dev.dovetail.wms.stock;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The questions asked of balances; pages of them are {@link StockPages}. */
@Repository
class StockReads {
    private static final String COLUMNS =
            "select s.location_id, s.client_id, s.sku, s.lot, s.status, s.on_hand, s.allocated, s.plated, s.since";
    private static final String CONTENTS = COLUMNS + """
          from wms.stock s
         where s.node_id = :node and s.location_id = any(:locations) and s.on_hand > 0
         order by s.location_id, s.client_id, s.sku, s.lot, s.status
        """;
    private static final String SHELVES = """
            select s.location_id, sum(s.on_hand) as on_hand, sum(s.allocated) as allocated,
                   count(distinct (s.client_id, s.sku)) as skus
              from wms.stock s
             where s.node_id = :node and s.location_id = any(:locations) and s.on_hand > 0
             group by s.location_id
            """;
    private static final String PLACES = """
            select s.location_id, sum(s.on_hand) as units
              from wms.stock s
             where s.node_id = :node and s.client_id = :client and s.sku = :sku and s.on_hand > 0
             group by s.location_id limit :most
            """;
    private static final String PICKS = """
            select m.from_location as location_id, count(*) as units
              from (select from_location from wms.stock_move
                     where node_id = :node and reason = 'picked' and at >= :since::timestamptz
                     order by at desc limit :most) m
             group by m.from_location
            """;

    private final JdbcClient jdbc;

    StockReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, List<Balance>> contents(NodeId node, Collection<Long> locations) {
        return jdbc
                .sql(CONTENTS)
                .param("node", node.value())
                .param("locations", locations.toArray(Long[]::new))
                .query(BalanceRow::read)
                .list()
                .stream()
                .collect(Collectors.groupingBy(row -> row.key().location()));
    }

    Map<Long, StockView.Fill> fills(NodeId node, Collection<Long> locations) {
        Map<Long, StockView.Fill> fills = new HashMap<>();
        jdbc.sql(SHELVES)
                .param("node", node.value())
                .param("locations", locations.toArray(Long[]::new))
                .query(row -> {
                    fills.put(
                            row.getLong("location_id"),
                            new StockView.Fill(row.getLong("on_hand"), row.getLong("allocated"), row.getInt("skus")));
                });
        return fills;
    }

    Map<Long, Long> places(NodeId node, Sku sku, int most) {
        return counted(jdbc.sql(PLACES)
                .param("node", node.value())
                .param("client", sku.client())
                .param("sku", sku.code())
                .param("most", most));
    }

    Map<Long, Long> picks(NodeId node, Instant since, int most) {
        return counted(jdbc.sql(PICKS)
                .param("node", node.value())
                .param("since", since.toString())
                .param("most", most));
    }

    private static Map<Long, Long> counted(JdbcClient.StatementSpec statement) {
        Map<Long, Long> counted = new HashMap<>();
        statement.query(row -> {
            counted.put(row.getLong("location_id"), row.getLong("units"));
        });
        return counted;
    }
}
