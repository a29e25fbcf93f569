package dev.dovetail.wms.stock;

import dev.dovetail.kernel.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The questions asked of balances. */
@Repository
class StockReads {
    private static final String COLUMNS =
            "select s.location_id, s.client_id, s.sku, s.lot, s.status, s.on_hand, s.allocated, s.plated, s.since";
    private static final String CONTENTS = COLUMNS + """
          from wms.stock s
         where s.node_id = :node and s.location_id = any(:locations) and s.on_hand > 0
         order by s.location_id, s.client_id, s.sku, s.lot, s.status
        """;
    private static final String LIST = COLUMNS + """
             , l.code, l.kind
          from wms.stock s
          join wms.location l on l.node_id = s.node_id and l.id = s.location_id
         where s.node_id = :node and s.on_hand > 0
           and (:q::text is null or starts_with(s.sku, :q) or starts_with(l.code, :q))
           and concat_ws('~', l.code, s.client_id, s.sku, s.lot, s.status) > :after
         order by concat_ws('~', l.code, s.client_id, s.sku, s.lot, s.status)
         limit :limit
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

    List<StockView.StockLine> list(NodeId node, @Nullable String q, @Nullable String after, int limit) {
        return jdbc.sql(LIST)
                .param("node", node.value())
                .param("q", q)
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query((row, index) -> {
                    var balance = BalanceRow.read(row, index);
                    var key = balance.key();
                    var code = row.getString("code");
                    var cursor = String.join(
                            "~",
                            code,
                            String.valueOf(key.sku().client()),
                            key.sku().code(),
                            key.lot(),
                            key.status().word());
                    return new StockView.StockLine(balance, code, row.getString("kind"), cursor);
                })
                .list();
    }
}
