package dev.dovetail.wms.replenishing;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Refills in {@code wms.refill}: lent, locked and counted up. */
@Repository
class RefillStore {
    private static final String READ = """
            select r.id, r.location_id, l.code, l.check_digits, r.client_id, r.sku, r.cause, r.state, r.wanted, r.moved, r.deadline
              from wms.refill r
              join wms.location l on l.node_id = r.node_id and l.id = r.location_id
            """;
    private static final String LEND = """
            with held as (
              select id from wms.refill
               where node_id = :node and state = 'open' and worker = :worker and lease_until > now()
               order by priority, deadline, id limit :limit),
            free as (
              select id from wms.refill
               where node_id = :node and state = 'open' and (worker is null or lease_until <= now())
               order by priority, deadline, id limit greatest(0, :limit - (select count(*) from held))
                 for update skip locked)
            update wms.refill r set worker = :worker, lease_until = now() + interval '30 minutes'
             where r.node_id = :node and r.state = 'open'
               and r.id = any(array(select id from held union all select id from free))
            returning r.id
            """;
    private static final String SOURCES = """
            select s.client_id, s.sku, l.code, l.check_digits, s.lot, s.free
              from unnest(:clients::int[], :skus::text[]) as w (client_id, sku)
              join lateral (
                   select s.*, s.on_hand - s.allocated as free
                     from wms.stock s
                     join wms.location k on k.node_id = s.node_id and k.id = s.location_id and k.kind = 'reserve'
                     left join wms.lot t
                       on t.node_id = s.node_id and t.client_id = s.client_id and t.sku = s.sku and t.lot = s.lot
                     join wms.warehouse h on h.node_id = s.node_id
                     left join wms.item i on i.node_id = s.node_id and i.client_id = s.client_id and i.sku = s.sku
                    where s.node_id = :node and s.client_id = w.client_id and s.sku = w.sku and s.status = 'available'
                      and s.on_hand > 0 and s.on_hand > s.allocated
                      and (t.expires_on is null
                           or t.expires_on - coalesce(i.min_days_left, 0) >= (now() at time zone h.zone)::date)
                    order by t.expires_on nulls last, s.since, s.location_id limit 5) s on true
              join wms.location l on l.node_id = :node and l.id = s.location_id
            """;
    private static final String COUNT = """
            update wms.refill r
               set moved = r.moved + m.units,
                   state = case when r.moved + m.units = r.wanted then 'done' else r.state end,
                   over_at = case when r.moved + m.units = r.wanted then :at::timestamptz end
              from unnest(:ids::bigint[], :units::bigint[]) as m (id, units)
             where r.node_id = :node and r.id = m.id and r.state = 'open' and r.moved + m.units <= r.wanted
            """;

    private final JdbcClient jdbc;

    RefillStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Refill> lend(NodeId node, String worker, int limit) {
        var ids = jdbc.sql(LEND)
                .param("node", node.value())
                .param("worker", worker)
                .param("limit", limit)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) return List.of();
        return jdbc.sql(READ
                        + "where r.node_id = :node and r.id = any(:ids) order by r.priority, r.deadline, l.walk, r.id")
                .param("node", node.value())
                .param("ids", ids.toArray(Long[]::new))
                .query(RefillStore::row)
                .list();
    }

    /** Where the goods lie, in the order in which they should go. */
    Map<Sku, List<RefillTask.Source>> sources(NodeId node, List<Sku> skus) {
        Map<Sku, List<RefillTask.Source>> sources = new HashMap<>();
        jdbc.sql(SOURCES)
                .param("node", node.value())
                .param("clients", skus.stream().mapToInt(Sku::client).toArray())
                .param("skus", skus.stream().map(Sku::code).toArray(String[]::new))
                .query(row -> {
                    sources.computeIfAbsent(
                                    new Sku(row.getInt("client_id"), row.getString("sku")), _ -> new ArrayList<>())
                            .add(new RefillTask.Source(
                                    row.getString("code"),
                                    row.getString("check_digits"),
                                    row.getString("lot"),
                                    row.getLong("free")));
                });
        return sources;
    }

    /** Locks them in the order of their ids; an unknown id is absent. */
    Map<Long, Refill> lock(NodeId node, Collection<Long> ids) {
        Map<Long, Refill> found = new LinkedHashMap<>();
        jdbc.sql(READ + "where r.node_id = :node and r.id = any(:ids) order by r.id for update of r")
                .param("node", node.value())
                .param("ids", ids.stream().distinct().toArray(Long[]::new))
                .query(RefillStore::row)
                .list()
                .forEach(one -> found.put(one.id(), one));
        return found;
    }

    void count(NodeId node, Map<Long, Long> units, Instant at) {
        if (units.isEmpty()) return;
        int rows = jdbc.sql(COUNT)
                .param("node", node.value())
                .param("ids", units.keySet().toArray(Long[]::new))
                .param("units", units.values().toArray(Long[]::new))
                .param("at", at.toString())
                .update();
        if (rows != units.size()) throw new IllegalStateException("counted " + rows + " refills of " + units.size());
    }

    List<Refill> list(NodeId node, @Nullable String state, long after, int limit) {
        return jdbc.sql(READ + """
                         where r.node_id = :node and (:state::text is null or r.state = :state) and r.id > :after
                         order by r.id limit :limit
                        """)
                .param("node", node.value())
                .param("state", state)
                .param("after", after)
                .param("limit", limit)
                .query(RefillStore::row)
                .list();
    }

    private static Refill row(ResultSet row, int index) throws SQLException {
        var deadline = row.getObject("deadline", OffsetDateTime.class);
        return new Refill(
                row.getLong("id"),
                row.getLong("location_id"),
                row.getString("code"),
                row.getString("check_digits"),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getString("cause"),
                row.getString("state"),
                row.getLong("wanted"),
                row.getLong("moved"),
                deadline == null ? null : deadline.toInstant());
    }
}
