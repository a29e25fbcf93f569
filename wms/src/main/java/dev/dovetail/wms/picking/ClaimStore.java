package dev.dovetail.wms.picking;

import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims several tasks at once as the slots of one trip: {@code wms.trip} and {@code wms.trip_slot}, only added to. */
@Repository
class ClaimStore {
    /** A trip is a walk: what would make it longer waits for the next one. */
    static final int MOST_STOPS = 300;

    private static final String HOLDER = """
        select t.worker from wms.pick_task t
          join wms.trip r on r.node_id = t.node_id and r.id = t.trip_id
         where t.node_id = :node and t.state = 'assigned' and t.trip_id is not null and t.lease_until > now()
           and t.worker <> :worker and r.cart_id = :cart
         limit 1
        """;

    /**
     * A task that somebody has walked with is not cut: it goes to who asks for all the zones that it still leads to. The
     * outbounds are locked too, so that no line of them changes while a task is cut.
     */
    private static final String CLAIM = """
        with free as (
          select t.id, t.outbound_id, t.priority, t.ship_by, t.ready_at
            from wms.pick_task t
            join wms.outbound o on o.node_id = t.node_id and o.id = t.outbound_id
            join lateral (
                 select coalesce(bool_or(l.zone = any(:zones)), false) as here,
                        coalesce(bool_or((l.zone = any(:zones)) is not true), false) as elsewhere
                   from wms.pick_line p
                   join wms.location l on l.node_id = p.node_id and l.id = p.location_id
                  where p.node_id = t.node_id and p.task_id = t.id and p.picked + p.dropped < p.quantity
                    and cardinality(:zones::text[]) > 0) z on true
           where t.node_id = :node
             and (t.state = 'ready'
                  or (t.state = 'assigned'
                      and (t.lease_until <= now() or (t.worker = :worker and t.trip_id is null))))
             and (cardinality(:zones::text[]) = 0 or (z.here and (t.worker is null or not z.elsewhere)))
             and (:wave = 0 or o.wave_id = :wave)
             and (:mode <> 'batch' or :sorted
                  or (select count(*) = 1 from wms.outbound_line l
                       where l.node_id = t.node_id and l.outbound_id = t.outbound_id))
           order by t.priority, t.ship_by, t.ready_at, t.id
           limit :most
             for update of t, o skip locked),
        sized as (
          select f.id, row_number() over walk as slot, sum(p.stops) over walk as stops
            from free f
            join lateral (
                 select count(*) as stops from wms.pick_line p
                  where p.node_id = :node and p.task_id = f.id and p.picked + p.dropped < p.quantity) p on true
          window walk as (order by f.priority, f.ship_by, f.ready_at, f.id)),
        taken as (select id, slot from sized where slot = 1 or stops <= :mostStops),
        trip as (
          insert into wms.trip (node_id, id, mode, cart_id, worker, made_at, sorted)
          select :node, :trip, :mode, :cart::bigint, :worker, :at::timestamptz, :mode = 'batch' and :sorted
           where :mode <> 'discrete' and exists (select from taken)),
        slots as (
          insert into wms.trip_slot (node_id, trip_id, slot, task_id)
          select :node, :trip, slot, id from taken where :mode <> 'discrete'),
        claimed as (
          update wms.pick_task t
             set state = 'assigned', worker = :worker, lease_until = now() + interval '30 minutes',
                 trip_id = case when :mode <> 'discrete' then :trip end,
                 tote_id = case when (select r.mode from wms.trip r where r.node_id = t.node_id and r.id = t.trip_id)
                                     = 'cluster' then t.tote_id end,
                 version = version + 1
            from taken
           where t.node_id = :node and t.id = taken.id and t.state in ('ready', 'assigned')
          returning t.id, t.outbound_id, t.priority, t.ready_at, taken.slot)
        select id, outbound_id, priority, ready_at,
               case when :mode = 'discrete' then 0 else :trip end as trip_id,
               case when :mode = 'discrete' then 0 else slot end as slot
          from claimed order by claimed.slot
        """;

    private final JdbcClient jdbc;

    ClaimStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who has the cart on a trip, if another has. The cart's row is locked: two who ask for it at once are asked one after the other. */
    Optional<String> lockCart(NodeId node, long cart, String worker) {
        jdbc.sql("select id from wms.location where node_id = :node and id = :cart for update")
                .param("node", node.value())
                .param("cart", cart)
                .query(Long.class)
                .list();
        return jdbc.sql(HOLDER)
                .param("node", node.value())
                .param("cart", cart)
                .param("worker", worker)
                .query(String.class)
                .optional();
    }

    List<LoanStore.Loan> claim(NodeId node, PickAsk ask, long trip, @Nullable Long cart, Instant at) {
        return jdbc.sql(CLAIM)
                .param("node", node.value())
                .param("worker", ask.worker())
                .param("mode", ask.mode().word())
                .param("most", ask.most())
                .param("mostStops", MOST_STOPS)
                .param("zones", ask.zones().toArray(String[]::new))
                .param("wave", ask.wave())
                .param("sorted", ask.sorted())
                .param("trip", trip)
                .param("cart", cart)
                .param("at", at.toString())
                .query(LoanStore.Loan::read)
                .list();
    }
}
