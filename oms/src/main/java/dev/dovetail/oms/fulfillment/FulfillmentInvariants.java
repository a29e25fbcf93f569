package dev.dovetail.oms.fulfillment;

import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.storage.Invariant;
import dev.dovetail.oms.orders.ReleaseDue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold between orders, the work given to nodes, and the parcels that left. */
@Configuration(proxyBeanMethods = false)
class FulfillmentInvariants {
    private static final String WORK = """
            (select slot, order_id, line, sum(asked) as asked, sum(asked - shorted - withdrawn - picked) as unpicked,
                    sum(picked - packed) as picked, sum(packed - shipped) as packed, sum(shipped) as shipped
               from oms.fulfillment_line group by slot, order_id, line)\
            """;

    @Bean
    Invariant nothingBeyondWhatWasReleased() {
        return new Invariant(
                "I10", "no line has more picked, packed or gone than was ever released", """
                select l.slot, l.order_id, l.line, coalesce(w.asked, 0) as ever_released,
                       l.picked, l.packed, l.shipped, l.delivered, l.returned
                  from oms.order_line l
                  left join %s w on w.slot = l.slot and w.order_id = l.order_id and w.line = l.line
                 where l.kind = 'goods'
                   and l.picked + l.packed + l.shipped + l.delivered + l.returned > coalesce(w.asked, 0)
                """.formatted(WORK));
    }

    @Bean
    Invariant nothingLivesOfACancelledOrder() {
        return new Invariant("I15", "a cancelled order has no live work and no parcel", """
                select o.slot, o.id, f.id as fulfillment_order, f.request, f.execution, p.id as parcel
                  from oms.sales_order o
                  left join oms.fulfillment_order f on f.slot = o.slot and f.order_id = o.id and f.execution <> 'ended'
              left join oms.shipment_parcel p on p.slot = o.slot and p.order_id = o.id and p.state <> 'uncollected'
                 where o.status = 'cancelled' and (f.id is not null or p.id is not null)
                """);
    }

    @Bean
    Invariant whatIsAtNodesIsTheirWork() {
        return new Invariant(
                "I17", "units given to nodes are in their work, step by step; none is left open", """
                select slot, order_id, line, l.open, l.released, w.unpicked, l.picked, w.picked as work_picked, l.packed,
                       w.packed as work_packed, l.shipped, w.shipped as work_shipped
                  from (select * from oms.order_line where kind = 'goods') l
                  full join %s w using (slot, order_id, line)
                 where l.open is distinct from 0
                    or (l.released, l.picked, l.packed, l.shipped + l.delivered + l.returned) is distinct from
                       (coalesce(w.unpicked, 0), coalesce(w.picked, 0), coalesce(w.packed, 0), coalesce(w.shipped, 0))
                """.formatted(WORK));
    }

    @Bean
    Invariant whatIsReservedWillBeReleased() {
        return new Invariant(
                "I17",
                "an order with reserved units that are there has its release before it, or a hold, an amendment or a"
                        + " pause",
                """
                select l.slot, l.order_id, sum(l.reserved) as reserved
                  from oms.order_line l
                  left join oms.v_line_coming c on c.order_id = l.order_id and c.line = l.line
                 where l.reserved > coalesce(c.coming, 0)
                   and not exists (select from oms.sales_order h
                                    where h.slot = l.slot and h.id = l.order_id and h.holds > 0)
                   and not exists (select from oms.order_outbox o
                                    where o.slot = l.slot and o.lane = l.order_id and o.type = '%s'
                                      and o.state in ('pending', 'sending', 'in-doubt', 'dead'))
                       and not exists (select from oms.amendment a
                                        where a.slot = l.slot and a.order_id = l.order_id and a.state = 'pending')
                       and not exists (select from oms.rearrangement r
                                        where r.slot = l.slot and r.order_id = l.order_id
                                          and r.kind <> 'move' and r.state in ('asked', 'held'))
                 group by l.slot, l.order_id
                """.formatted(ReleaseDue.TYPE));
    }

    @Bean
    Invariant workIsTheSumOfItsLines() {
        return new Invariant("I17", "work goes on until nothing of it is left, and then it is over", """
                select f.slot, f.id, f.request, f.execution, coalesce(l.held, 0) as left_to_do, coalesce(l.asking, 0) as asked_back
                  from oms.fulfillment_order f
                  left join (select slot, fulfillment_order_id, sum(asked - shorted - withdrawn - shipped) as held,
                                    sum(withdrawing) as asking
                               from oms.fulfillment_line group by slot, fulfillment_order_id) l
                         on l.slot = f.slot and l.fulfillment_order_id = f.id
                 where case f.request when 'withdrawal-pending' then coalesce(l.asking, 0) = 0
                         else (coalesce(l.held, 0) > 0) <> (f.request in ('released', 'accepted')) end
                """);
    }

    @Bean
    Invariant whatShippedWasInParcels() {
        return new Invariant(
                "I20", "units in parcels that left are units shipped, and those packed are in parcels", """
                select slot, order_id, line, w.shipped, p.shipped as in_shipped_parcels, w.packed, p.packed as in_packed_parcels
                  from %s w
                  full join (select p.slot, p.order_id, l.line,
                                    sum(l.quantity) filter (where p.state = 'shipped') as shipped,
                                    sum(l.quantity) filter (where p.state = 'packed') as packed
                               from oms.shipment_parcel p
                               join oms.shipment_parcel_line l on l.slot = p.slot and l.parcel_id = p.id
                              group by p.slot, p.order_id, l.line) p using (slot, order_id, line)
                 where (coalesce(w.shipped, 0), coalesce(w.packed, 0)) is distinct from
                       (coalesce(p.shipped, 0), coalesce(p.packed, 0))
                """.formatted(
                                WORK));
    }

    @Bean
    Invariant aTrackingNumberIsOneParcel() {
        return new Invariant("I21", "a carrier's tracking number names one parcel", """
                select carrier, tracking, count(*) as parcels, min(id) as first, max(id) as last
                  from oms.shipment_parcel where tracking is not null
                 group by carrier, tracking having count(*) > 1
                """);
    }

    @Bean
    Invariant nothingIsGivenToANodeThatIsOffline() {
        return new Invariant("I17", "no work is given to a node that is offline", """
                select n.node_id, n.offline_since, f.slot, f.id, f.released_at
                  from oms.node n
                  join oms.fulfillment_order f on f.node_id = n.node_id
                   and f.released_at > n.offline_since + interval '1 minute'
                """);
    }

    @Bean
    Invariant nodesWereAsked() {
        return new Invariant("I29", "work and withdrawals have the message that asks the node", """
                select a.slot, a.id, a.type
                  from (select slot, id, 'release:fo:' || id as key, '%s' as type from oms.fulfillment_order
                         union all
                        select slot, id, 'withdraw:' || id, '%s' from oms.withdrawal) a
                  left join oms.order_outbox o on o.slot = a.slot and o.type = a.type and o.business_key = a.key
                 where o.id is null
                """.formatted(
                        ReleaseRequested.TYPE, WithdrawalRequested.TYPE));
    }
}
