package dev.dovetail.wms.replenishing;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What faces want, read from balances and the picks that wait. */
@Repository
class NeedStore {
    /**
     * A face is judged by what its picks leave. What is brought is whole packs where the item has some that fit: the
     * largest; singly only where even the smallest does not, and then never to top off.
     */
    private static final String NEEDS = """
            with face as (
              select f.location_id, f.client_id, f.sku, f.least, f.most,
                     coalesce(s.on_hand, 0) as on_hand, coalesce(s.on_hand - s.allocated, 0) as left_over
                from wms.pick_face f
                join wms.location l on l.node_id = f.node_id and l.id = f.location_id and l.blocked_for is null
                left join lateral (
                     select sum(s.on_hand)::bigint as on_hand, sum(s.allocated)::bigint as allocated from wms.stock s
                      where s.node_id = f.node_id and s.location_id = f.location_id and s.client_id = f.client_id
                        and s.sku = f.sku and s.status = 'available') s on true
               where f.node_id = :node),
            stored as (
              select f.*, r.free
                from face f
                join lateral (
                     select sum(s.on_hand - s.allocated)::bigint as free
                       from wms.stock s
                       join wms.location l on l.node_id = s.node_id and l.id = s.location_id and l.kind = 'reserve'
                      where s.node_id = :node and s.client_id = f.client_id and s.sku = f.sku and s.status = 'available'
                        and s.on_hand > 0 and s.on_hand > s.allocated) r on r.free > 0
               where f.on_hand < f.most),
            waiting as (
              select f.*, w.units as demand, w.deadline
                from stored f
                left join lateral (
                     select sum(p.quantity - p.picked - p.dropped)::bigint as units, min(o.ship_by) as deadline
                       from wms.stock s
                       join wms.location l on l.node_id = s.node_id and l.id = s.location_id and l.kind = 'reserve'
                       join wms.pick_line p
                         on p.node_id = s.node_id and p.location_id = s.location_id and p.client_id = s.client_id
                        and p.sku = s.sku and p.lot = s.lot and p.picked + p.dropped < p.quantity
                       join wms.outbound o on o.node_id = p.node_id and o.id = p.outbound_id
                      where s.node_id = :node and s.client_id = f.client_id and s.sku = f.sku and s.allocated > 0
                        and s.status = 'available') w on true),
            caused as (
              select *, least(most - on_hand, free) as room,
                     case when demand > 0 and left_over < least + demand then 'demand'
                          when left_over < least then 'below-least'
                          when :idle then 'top-off' end as cause
                from waiting)
            select c.location_id, c.client_id, c.sku, c.cause, case when c.cause = 'demand' then c.deadline end as deadline,
                   c.room - c.room % coalesce(p.units, 1) as wanted
              from caused c
              left join lateral (
                   select i.units from wms.item_pack i
                    where i.node_id = :node and i.client_id = c.client_id and i.sku = c.sku and i.units between 2 and c.room
                    order by i.units desc limit 1) p on true
             where c.cause is not null
               and (p.units is not null or c.cause <> 'top-off'
                    or not exists (select from wms.item_pack i
                                    where i.node_id = :node and i.client_id = c.client_id and i.sku = c.sku and i.units > 1))
             order by c.cause = 'top-off', c.cause = 'below-least', c.deadline, c.location_id, c.client_id, c.sku
             limit :limit
            """;
    /** A refill that became more urgent since goes further ahead; one that somebody has is left as it is. */
    private static final String MAKE = """
            insert into wms.refill as r (node_id, id, location_id, client_id, sku, cause, state, wanted, deadline, priority, made_at)
            select :node, n.id, n.location_id, n.client_id, n.sku, n.cause, 'open', n.wanted, n.deadline,
                   case n.cause when 'demand' then 10 when 'below-least' then 50 else 90 end, :at::timestamptz
              from unnest(:ids::bigint[], :locations::bigint[], :clients::int[], :skus::text[], :causes::text[],
                          :wanteds::bigint[], :deadlines::timestamptz[])
                   as n (id, location_id, client_id, sku, cause, wanted, deadline)
             order by n.location_id, n.client_id, n.sku
                on conflict (node_id, location_id, client_id, sku) where state = 'open' do update
               set cause = excluded.cause, priority = excluded.priority, deadline = excluded.deadline
             where excluded.priority < r.priority
                or (excluded.priority = r.priority and excluded.deadline is distinct from r.deadline)
            """;
    /** What nobody can or need bring any more. */
    private static final String GIVE_UP = """
            update wms.refill r set state = 'cancelled', over_at = :at::timestamptz, worker = null, lease_until = null
             where r.node_id = :node and r.state = 'open' and (r.worker is null or r.lease_until <= now())
               and (not exists (
                      select from wms.stock s
                        join wms.location l on l.node_id = s.node_id and l.id = s.location_id and l.kind = 'reserve'
                       where s.node_id = r.node_id and s.client_id = r.client_id and s.sku = r.sku
                         and s.status = 'available' and s.on_hand > 0 and s.on_hand > s.allocated)
                 or not exists (
                      select from wms.pick_face f
                       where f.node_id = r.node_id and f.location_id = r.location_id and f.client_id = r.client_id
                         and f.sku = r.sku
                         and f.most > coalesce((select sum(s.on_hand) from wms.stock s
                                                 where s.node_id = f.node_id and s.location_id = f.location_id
                                                   and s.client_id = f.client_id and s.sku = f.sku), 0)))
            """;

    private final JdbcClient jdbc;
    private final IdSource ids;

    NeedStore(JdbcClient jdbc, IdSource ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    private record Need(
            long location,
            Sku sku,
            String cause,
            long wanted,
            @Nullable Instant deadline) {}

    /** Makes what faces want into refills. @param idle whether faces that have enough are filled up too */
    void plan(NodeId node, boolean idle, int limit, Instant at) {
        jdbc.sql(GIVE_UP).param("node", node.value()).param("at", at.toString()).update();
        var needs = needs(node, idle, limit);
        if (needs.isEmpty()) return;
        jdbc.sql(MAKE)
                .param("node", node.value())
                .param("at", at.toString())
                .param(
                        "ids",
                        needs.stream()
                                .mapToLong(_ -> ids.next(node.value() & 255))
                                .toArray())
                .param("locations", needs.stream().mapToLong(Need::location).toArray())
                .param(
                        "clients",
                        needs.stream().mapToInt(one -> one.sku().client()).toArray())
                .param("skus", needs.stream().map(one -> one.sku().code()).toArray(String[]::new))
                .param("causes", needs.stream().map(Need::cause).toArray(String[]::new))
                .param("wanteds", needs.stream().mapToLong(Need::wanted).toArray())
                .param("deadlines", needs.stream().map(NeedStore::deadline).toArray(String[]::new))
                .update();
    }

    private static @Nullable String deadline(Need need) {
        return need.deadline() == null ? null : need.deadline().toString();
    }

    private List<Need> needs(NodeId node, boolean idle, int limit) {
        return jdbc.sql(NEEDS)
                .param("node", node.value())
                .param("idle", idle)
                .param("limit", limit)
                .query((row, _) -> {
                    var deadline = row.getObject("deadline", OffsetDateTime.class);
                    return new Need(
                            row.getLong("location_id"),
                            new Sku(row.getInt("client_id"), row.getString("sku")),
                            row.getString("cause"),
                            row.getLong("wanted"),
                            deadline == null ? null : deadline.toInstant());
                })
                .list();
    }
}
