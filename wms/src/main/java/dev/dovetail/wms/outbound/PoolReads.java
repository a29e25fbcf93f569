package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import java.util.Collection;
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
    /**
     * Of the first that wait, those of which no line goes to a full zone: where an item goes first is asked once for each item,
     * as {@code stock} chooses bins ({@code on_hand > 0} names its index). The others could not be let in, and their goods need no
     * lock.
     */
    private static final String BESIDE = """
        with waiting as (
          select w.id, row_number() over (order by w.priority, w.ship_by, w.taken_at, w.id) as rank
            from (select o.id, o.priority, o.ship_by, o.taken_at from wms.outbound o
                   where o.node_id = :node and o.state = 'waiting'
                   order by o.priority, o.ship_by, o.taken_at, o.id limit :most) w),
        wanted as (
          select l.outbound_id, l.client_id, l.sku from waiting w
            join wms.outbound_line l on l.node_id = :node and l.outbound_id = w.id),
        filled as materialized (
          select g.client_id, g.sku
            from (select distinct client_id, sku from wanted) g
            join lateral (
                 select k.zone from wms.stock s
                   join wms.location k on k.node_id = s.node_id and k.id = s.location_id and k.kind in ('bin', 'reserve')
                   left join wms.item i on i.node_id = s.node_id and i.client_id = s.client_id and i.sku = s.sku
                   left join wms.lot t
                     on t.node_id = s.node_id and t.client_id = s.client_id and t.sku = s.sku and t.lot = s.lot
                  where s.node_id = :node and s.client_id = g.client_id and s.sku = g.sku and s.status = 'available'
                    and s.on_hand > 0 and s.on_hand > s.allocated
                  order by case when i.pick_rule = 'fefo' then t.expires_on end, k.kind,
                           case when i.pick_rule = 'lifo' then s.since end desc, s.since, k.walk
                  limit 1) f on f.zone = any(:full)),
        held as (
          select distinct w.outbound_id from wanted w join filled f on f.client_id = w.client_id and f.sku = w.sku)
        select w.id from waiting w
         where not exists (select from held h where h.outbound_id = w.id)
         order by w.rank limit :limit
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

    List<FulfillmentOrderId> waitingBeside(NodeId node, Collection<String> full, int most, int limit) {
        return jdbc
                .sql(BESIDE)
                .param("node", node.value())
                .param("full", full.toArray(String[]::new))
                .param("most", most)
                .param("limit", limit)
                .query(Long.class)
                .list()
                .stream()
                .map(FulfillmentOrderId::new)
                .toList();
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
