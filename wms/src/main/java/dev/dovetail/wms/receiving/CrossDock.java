package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.LayoutSetup;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which goods on a dock open work waits for, and the lane they go to: {@code wms.cross_dock}. */
@Repository
class CrossDock {
    private static final String LANE = """
        select l.id, l.code from wms.cross_dock x
          join wms.location l on l.node_id = x.node_id and l.id = x.lane_id and l.blocked_for is null
         where x.node_id = :node
        """;
    /** What work that is not on the floor yet wants beyond what is free on shelves; the lane is one. */
    private static final String WANTED = """
        with asked as (
          select * from unnest(:clients::int[], :skus::text[]) as a (client_id, sku)),
        wanted as (
          select l.client_id, l.sku, sum(l.asked - l.picked - l.shorted - l.withdrawn) as units
            from wms.outbound o
            join wms.outbound_line l on l.node_id = o.node_id and l.outbound_id = o.id
            join asked a on a.client_id = l.client_id and a.sku = l.sku
           where o.node_id = :node and o.state = 'waiting'
           group by l.client_id, l.sku)
        select w.client_id, w.sku, (w.units - coalesce(f.free, 0))::bigint as units
          from wanted w
          left join lateral (
               select sum(s.on_hand - s.allocated) as free
                 from wms.stock s
                 join wms.location b on b.node_id = s.node_id and b.id = s.location_id and b.kind in ('bin', 'reserve')
                where s.node_id = :node and s.client_id = w.client_id and s.sku = w.sku and s.on_hand > 0
                  and s.status = 'available') f on true
         where w.units > coalesce(f.free, 0)
        """;

    private final JdbcClient jdbc;
    private final LayoutSetup setup;

    CrossDock(JdbcClient jdbc, LayoutSetup setup) {
        this.jdbc = jdbc;
        this.setup = setup;
    }

    /** A bin, and what is wanted there. */
    record Lane(long id, String code, Map<Sku, Long> wanted) {
        /** The lane for so many of these goods as are wanted, which are then wanted no more; null where none are. */
        PutawayClaims.@Nullable Bin take(Sku sku, long units) {
            long left = wanted.getOrDefault(sku, 0L);
            if (left <= 0) return null;
            wanted.put(sku, left - units);
            return new PutawayClaims.Bin(id, code, left);
        }
    }

    /** The lane, where the warehouse has one, with what is wanted of these. */
    Optional<Lane> lane(NodeId node, Collection<Sku> skus) {
        return find(node).map(lane -> new Lane(lane.id(), lane.code(), wanted(node, List.copyOf(skus))));
    }

    private Map<Sku, Long> wanted(NodeId node, List<Sku> skus) {
        Map<Sku, Long> wanted = new HashMap<>();
        jdbc.sql(WANTED)
                .param("node", node.value())
                .param("clients", skus.stream().mapToInt(Sku::client).toArray())
                .param("skus", skus.stream().map(Sku::code).toArray(String[]::new))
                .query(row -> {
                    wanted.put(new Sku(row.getInt("client_id"), row.getString("sku")), row.getLong("units"));
                });
        return wanted;
    }

    Optional<Lane> find(NodeId node) {
        return jdbc.sql(LANE)
                .param("node", node.value())
                .query((row, _) -> new Lane(row.getLong("id"), row.getString("code"), Map.of()))
                .optional();
    }

    /** False where there is no such bin, or it is a pick face; who makes it one at the same moment waits, and then finds the lane. */
    boolean put(NodeId node, String lane) {
        setup.lock(node, List.of(lane));
        return jdbc.sql("""
            insert into wms.cross_dock (node_id, lane_id)
            select l.node_id, l.id from wms.location l
             where l.node_id = :node and l.code = :lane and l.kind = 'bin'
               and not exists (select from wms.pick_face f where f.node_id = l.node_id and f.location_id = l.id)
                on conflict (node_id) do update set lane_id = excluded.lane_id
            """).param("node", node.value()).param("lane", lane).update() > 0;
    }

    void end(NodeId node) {
        jdbc.sql("delete from wms.cross_dock where node_id = :node")
                .param("node", node.value())
                .update();
    }
}
