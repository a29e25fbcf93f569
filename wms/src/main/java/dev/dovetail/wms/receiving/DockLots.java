package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which lots of a SKU lie on a dock: who puts them away is asked for the lot where there are several. */
@Repository
class DockLots {
    private static final int MOST = 50;
    private static final String READ = """
        select location_id, client_id, sku, lot, expires_on, on_hand
          from (select s.location_id, s.client_id, s.sku, s.lot, t.expires_on, s.on_hand,
                       row_number() over (partition by s.location_id, s.client_id, s.sku
                                          order by t.expires_on nulls last, s.since, s.lot) as turn
                  from unnest(:locations::bigint[], :clients::int[], :skus::text[], :statuses::text[])
                       as p (location_id, client_id, sku, status)
                  join wms.stock s
                    on s.node_id = :node and s.location_id = p.location_id and s.client_id = p.client_id
                   and s.sku = p.sku and s.status = p.status and s.on_hand > 0
                  left join wms.lot t
                    on t.node_id = s.node_id and t.client_id = s.client_id and t.sku = s.sku and t.lot = s.lot) g
         where turn <= :most order by location_id, client_id, sku, turn
        """;

    private final JdbcClient jdbc;

    DockLots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<PutawayClaims.Place, List<PutawayTask.Lot>> of(NodeId node, List<PutawayClaims.Waiting> waiting) {
        Map<PutawayClaims.Place, List<PutawayTask.Lot>> found = new HashMap<>();
        var places = waiting.stream().map(PutawayClaims.Waiting::place).toList();
        PutawayClaims.columns(jdbc.sql(READ), node, places)
                .param(
                        "statuses",
                        waiting.stream().map(PutawayClaims.Waiting::status).toArray(String[]::new))
                .param("most", MOST)
                .query(row -> {
                    var sku = new Sku(row.getInt("client_id"), row.getString("sku"));
                    found.computeIfAbsent(
                                    new PutawayClaims.Place(row.getLong("location_id"), sku), _ -> new ArrayList<>())
                            .add(new PutawayTask.Lot(
                                    row.getString("lot"),
                                    row.getObject("expires_on", LocalDate.class),
                                    row.getLong("on_hand")));
                });
        return found;
    }
}
