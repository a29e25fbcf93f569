package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what waits for the floor, and how much work the floor has. */
@Repository
class PoolReads {
    private static final String WAITING = """
            select o.id, l.lines
              from wms.outbound o
              join lateral (select count(*)::int as lines from wms.outbound_line l
                             where l.node_id = o.node_id and l.outbound_id = o.id) l on true
             where o.node_id = :node and o.state = 'waiting'
               and (cardinality(:services::text[]) = 0 or o.service = any(:services))
               and (cardinality(:channels::text[]) = 0 or o.channel = any(:channels))
               and (:leavesBy::timestamptz is null or o.ship_by <= :leavesBy::timestamptz)
               and (not :singleLine or l.lines = 1)
             order by o.priority, o.ship_by, o.taken_at, o.id
             limit :limit
            """;
    private static final String OPEN_STOPS = """
            select l.zone, count(*) as stops
              from wms.pick_line p
              join wms.location l on l.node_id = p.node_id and l.id = p.location_id
             where p.node_id = :node and p.picked + p.dropped < p.quantity and l.zone is not null
             group by l.zone order by l.zone
            """;
    private static final String IN_WAVE =
            "select id from wms.outbound where node_id = :node and wave_id = :wave order by id limit :limit";

    private final JdbcClient jdbc;

    PoolReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<OutboundView.InPool> waiting(NodeId node, OutboundView.Waiting which, int limit) {
        var by = which.leavesBy();
        return jdbc.sql(WAITING)
                .param("node", node.value())
                .param("services", which.services().toArray(String[]::new))
                .param("channels", which.channels().toArray(String[]::new))
                .param("leavesBy", by == null ? null : by.toString())
                .param("singleLine", which.singleLine())
                .param("limit", limit)
                .query((row, _) ->
                        new OutboundView.InPool(new FulfillmentOrderId(row.getLong("id")), row.getInt("lines")))
                .list();
    }

    Map<String, Long> openStops(NodeId node) {
        Map<String, Long> stops = new LinkedHashMap<>();
        jdbc.sql(OPEN_STOPS).param("node", node.value()).query(row -> {
            stops.put(row.getString("zone"), row.getLong("stops"));
        });
        return stops;
    }

    List<FulfillmentOrderId> inWave(NodeId node, long wave, int limit) {
        return jdbc
                .sql(IN_WAVE)
                .param("node", node.value())
                .param("wave", wave)
                .param("limit", limit)
                .query(Long.class)
                .list()
                .stream()
                .map(FulfillmentOrderId::new)
                .toList();
    }
}
