package dev.dovetail.wms.plates;

import dev.dovetail.kernel.NodeId;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Plates with what is on them, and what stepped onto them: read for the office. */
@Repository
class PlateHistory {
    private static final String ROWS = """
        select p.id, p.number, p.kind, p.state, p.location_id, p.code, p.made_at, p.made_by, s.skus, s.units, s.first
          from (select p.*, l.code from wms.plate p
                  left join wms.location l on l.node_id = p.node_id and l.id = p.location_id
                 where p.node_id = :node and p.state = :state and p.id > :after
                   and (:location = '' or starts_with(l.code, :location))
                   and (:sku = '' or exists (select from wms.plate_stock g
                                              where g.node_id = p.node_id and g.plate_id = p.id and g.client_id = :client
                                                and g.sku = :sku))
                 order by p.id limit :limit) p
         cross join lateral (
               select count(distinct g.sku) as skus, coalesce(sum(g.on_hand), 0) as units, min(g.sku) as first
                 from wms.plate_stock g where g.node_id = p.node_id and g.plate_id = p.id) s
         order by p.id
        """;

    private final JdbcClient jdbc;

    PlateHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PlateView.Row> rows(NodeId node, int client, PlateView.Which which, long after, int limit) {
        return jdbc.sql(ROWS)
                .param("node", node.value())
                .param("client", client)
                .param("state", which.state())
                .param("location", which.location())
                .param("sku", which.sku())
                .param("after", after)
                .param("limit", limit)
                .query((row, index) -> new PlateView.Row(
                        PlateRows.row(row, index),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getString("made_by"),
                        row.getLong("skus"),
                        row.getLong("units"),
                        row.getString("first")))
                .list();
    }

    List<PlateView.Entry> of(NodeId node, long plate, long before, int limit) {
        return jdbc.sql("""
            select id, sku, lot, status, quantity, reason, at, who from wms.plate_entry
             where node_id = :node and plate_id = :plate and (:before = 0 or id < :before) order by id desc limit :limit
            """)
                .param("node", node.value())
                .param("plate", plate)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> new PlateView.Entry(
                        row.getLong("id"),
                        row.getString("sku"),
                        row.getString("lot"),
                        row.getString("status"),
                        row.getLong("quantity"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who")))
                .list();
    }
}
