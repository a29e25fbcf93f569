package dev.dovetail.wms.outbound;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold between outbounds, their tasks and the claims on bins. */
@Configuration
class OutboundInvariants {
    @Bean
    Invariant claimsAreOpenPickLines() {
        return new Invariant(
                "W1", "what is allocated of a balance is what open pick lines and work orders ask of it", """
                with claim as (
                      select node_id, location_id, client_id, sku, lot, sum(asked) as asked
                        from (select node_id, location_id, client_id, sku, lot, quantity - picked - dropped as asked
                    from wms.pick_line where picked + dropped < quantity
                               union all
                              select node_id, location_id, client_id, sku, lot, quantity - taken - dropped
                                from wms.work_claim where taken + dropped < quantity) c
                   group by node_id, location_id, client_id, sku, lot),
                balance as (select * from wms.stock where status = 'available' and allocated > 0)
                select node_id, location_id, client_id, sku, lot,
                       coalesce(c.asked, 0) as asked, coalesce(s.allocated, 0) as allocated
                  from claim c
                  full join balance s using (node_id, location_id, client_id, sku, lot)
                 where coalesce(c.asked, 0) <> coalesce(s.allocated, 0)
                """);
    }

    @Bean
    Invariant linesAreTheirPickLines() {
        return new Invariant(
                "W2",
                "an order line's open and picked units are those of its pick lines, of what waits it has none",
                """
                with stop as (
                  select node_id, outbound_id, line, sum(picked) as picked, sum(quantity - picked - dropped) as open
                    from wms.pick_line group by node_id, outbound_id, line),
                waiting as (select node_id, id as outbound_id, true as waits from wms.outbound where state = 'waiting')
                select node_id, outbound_id, line, l.picked, coalesce(s.picked, 0) as stops_picked,
                       l.asked - l.picked - l.shorted - l.withdrawn as open, coalesce(s.open, 0) as stops_open
                  from wms.outbound_line l
                  full join stop s using (node_id, outbound_id, line)
                  left join waiting w using (node_id, outbound_id)
                 where l.picked is distinct from coalesce(s.picked, 0)
                    or case when w.waits is null then l.asked - l.picked - l.shorted - l.withdrawn else 0 end
                       is distinct from coalesce(s.open, 0)
                    or l.packed > l.picked or l.shipped > l.packed
                """);
    }

    @Bean
    Invariant statesFollowCounters() {
        return new Invariant(
                "W3",
                "an outbound's state is what its counters say, and a task is over when nothing of it is open",
                """
                with tally as (
                  select node_id, outbound_id as id, sum(asked - picked - shorted - withdrawn) as open,
                         sum(picked) as picked, sum(packed) as packed, sum(shipped) as shipped
                    from wms.outbound_line group by node_id, outbound_id)
                select o.node_id, o.id, o.state, t.open, t.picked, t.packed, t.shipped
                  from wms.outbound o
                  join tally t using (node_id, id)
                 where o.state <> case
                         when t.open > 0 and t.picked = 0 and o.state = 'waiting' then 'waiting'
                         when t.open > 0 and t.picked = 0 then 'accepted'
                         when t.open > 0 then 'picking'
                         when t.picked = 0 then 'ended'
                         when t.shipped = t.picked then 'shipped'
                         when t.packed = t.picked then 'packed'
                         when t.packed > 0 then 'packing'
                         else 'picked' end
                union all
                select t.node_id, t.id, t.state, sum(p.quantity - p.picked - p.dropped), sum(p.picked), 0, 0
                  from wms.pick_task t
                  join wms.pick_line p on p.node_id = t.node_id and p.task_id = t.id
                 group by t.node_id, t.id, t.state
                having (sum(p.quantity - p.picked - p.dropped) = 0) <> (t.state in ('done', 'ended'))
                """);
    }

    @Bean
    Invariant noTaskOutlivesItsOutbound() {
        return new Invariant("I15", "an outbound that has ended or shipped has no live pick task", """
            select o.node_id, o.id as outbound, o.state, t.id as task, t.state as task_state, t.worker
              from wms.outbound o
              join wms.pick_task t on t.node_id = o.node_id and t.outbound_id = o.id
             where o.state in ('ended', 'shipped') and t.state in ('ready', 'assigned')
            """);
    }

    @Bean
    Invariant pickedIsWhatWasScanned() {
        return new Invariant(
                "W6",
                "the units an outbound counts as picked are those that scans took out of bins, less what was put back or not fit to be packed",
                """
                with scan as (
                  select node_id, case when reference ~ '^outbound:[0-9]{1,18}$' then substr(reference, 10)::bigint end
                                  as outbound_id, client_id, sku,
                         case reason when 'picked' then quantity else -quantity end as quantity
                    from wms.stock_move where reason in ('picked', 'kit-broken', 'uncollected', 'transfer-cancelled', 'put-back',
                                    'bench-damaged', 'bench-expired', 'bench-missing', 'bench-wrong-item', 'bench-wrong-lot')),
                scanned as (
                  select node_id, outbound_id, client_id, sku, sum(quantity) as units
                    from scan group by node_id, outbound_id, client_id, sku),
                line as (
                  select node_id, outbound_id, client_id, sku, sum(picked) as picked
                    from wms.outbound_line where picked <> 0
                   group by node_id, outbound_id, client_id, sku)
                select node_id, outbound_id, client_id, sku,
                       coalesce(s.units, 0) as scanned, coalesce(l.picked, 0) as picked
                  from scanned s
                  full join line l using (node_id, outbound_id, client_id, sku)
                 where coalesce(s.units, 0) <> coalesce(l.picked, 0)
                """);
    }
}
