package dev.dovetail.wms.packing;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of cartons, their contents and their labels. */
@Configuration
class PackingInvariants {
    @Bean
    Invariant noCartonOutlivesItsOutbound() {
        return new Invariant(
                "I15",
                "an outbound that has ended or shipped has no carton with anything in it left in the building",
                """
                select o.node_id, o.id as outbound, o.state, p.id as carton, p.state as carton_state
                  from wms.outbound o
                  join wms.parcel p on p.node_id = o.node_id and p.outbound_id = o.id
             where p.state <> 'uncollected'
               and (o.state = 'ended' or (o.state = 'shipped' and p.state not in ('shipped', 'collected')))
               and (p.state <> 'open'
                    or exists (select from wms.parcel_line l where l.node_id = p.node_id and l.parcel_id = p.id))
                """);
    }

    @Bean
    Invariant oneLiveLabel() {
        return new Invariant(
                "I19",
                "a carton was asked one label for at most beside those that are worth nothing any more, and has it exactly when its state says"
                        + " so",
                """
                select node_id, id as carton, state, carrier, tracking, 1 as requests
                  from wms.parcel
                 where (state in ('labelled', 'voiding', 'reopening', 'loaded', 'shipped')) <> (tracking is not null and label is not null)
                    or (tracking is null) <> (label is null)
                union all
                select o.node_id, o.lane, 'asked', o.destination, null, count(*)
                  from wms.node_outbox o
                 where o.type = 'carriage.label-requested.v1'
                 group by o.node_id, o.lane, o.destination
                having count(*) > 1 + (select count(*) from wms.label_void v
                                        where v.node_id = o.node_id and v.parcel_id = o.lane and v.state = 'voided')
                                     + coalesce((select p.labels_refused from wms.parcel p
                                                  where p.node_id = o.node_id and p.id = o.lane), 0)
                """);
    }

    @Bean
    Invariant departedCartonsHoldWhatWasShipped() {
        return new Invariant("I20", "the units in departed cartons are those that their outbounds shipped", """
            with gone as (
              select p.node_id, p.outbound_id, l.line, sum(l.quantity) as units
                from wms.parcel p
                join wms.parcel_line l on l.node_id = p.node_id and l.parcel_id = p.id
               where p.state in ('shipped', 'collected')
               group by p.node_id, p.outbound_id, l.line)
            select node_id, outbound_id, line, coalesce(g.units, 0) as in_cartons, coalesce(o.shipped, 0) as shipped
              from gone g
              full join (select * from wms.outbound_line where shipped <> 0) o using (node_id, outbound_id, line)
             where coalesce(g.units, 0) <> coalesce(o.shipped, 0)
            """);
    }

    @Bean
    Invariant trackingNumbersAreUnique() {
        return new Invariant("I21", "a carrier's tracking number stands for one carton of all warehouses", """
            select carrier, tracking, count(*) as cartons, min(id) as one, max(id) as other
              from wms.parcel
             where tracking is not null
             group by carrier, tracking
            having count(*) > 1
            """);
    }

    @Bean
    Invariant packedIsInClosedCartons() {
        return new Invariant("W4", "the units that a line counts as packed lie in its closed cartons", """
                with closed as (
                  select p.node_id, p.outbound_id, l.line, sum(l.quantity) as units
                    from wms.parcel p
                    join wms.parcel_line l on l.node_id = p.node_id and l.parcel_id = p.id
               where p.state not in ('open', 'uncollected')
                   group by p.node_id, p.outbound_id, l.line)
                select node_id, outbound_id, line, coalesce(c.units, 0) as in_cartons, coalesce(o.packed, 0) as packed
                  from closed c
                  full join (select * from wms.outbound_line where packed <> 0) o using (node_id, outbound_id, line)
                 where coalesce(c.units, 0) <> coalesce(o.packed, 0)
                """);
    }

    @Bean
    Invariant cartonsArePickedIntoForTheirOrder() {
        return new Invariant("W83", "what was picked straight into a carton was picked for the carton's order", """
            select m.node_id, m.id as move, m.to_location as carton, p.outbound_id, m.reference
              from wms.parcel p
              join wms.stock_move m on m.node_id = p.node_id and m.to_location = p.id and m.reason = 'picked'
             where m.reference <> 'outbound:' || p.outbound_id
            """);
    }

    @Bean
    Invariant cartonsHoldWhatWasScannedIntoThem() {
        return new Invariant(
                "W5", "a carton's lines are the scans that laid goods into it, less those that took some out", """
                    with scan as (
                      select node_id, parcel_id, client_id, sku, sum(units) as units
                        from (select node_id, to_location as parcel_id, client_id, sku, quantity as units
                                from wms.stock_move m
                               where reason = 'packed'
                                  or (reason = 'picked'
                                      and exists (select from wms.parcel p where p.node_id = m.node_id and p.id = m.to_location))
                               union all
                              select node_id, from_location, client_id, sku, -quantity
                                from wms.stock_move where reason = 'unpacked') m
                       group by node_id, parcel_id, client_id, sku),
                    line as (
                      select node_id, parcel_id, client_id, sku, sum(quantity) as units
                        from wms.parcel_line group by node_id, parcel_id, client_id, sku)
                    select node_id, parcel_id as carton, client_id, sku,
                           coalesce(s.units, 0) as scanned, coalesce(l.units, 0) as in_carton
                      from scan s
                      full join line l using (node_id, parcel_id, client_id, sku)
                     where coalesce(s.units, 0) <> coalesce(l.units, 0)
                    """);
    }

    @Bean
    Invariant kitsAreCountedWhereTheyAreWhole() {
        return new Invariant(
                "W93", "the kits that closed cartons count are those that the packed parts of their order make", """
            with whole as (
              select node_id, outbound_id, kit_line as line, min(packed / kit_units) as kits
                from wms.outbound_line where kit_line is not null
               group by node_id, outbound_id, kit_line),
            counted as (
              select p.node_id, p.outbound_id, k.line, sum(k.quantity) as kits
                from wms.parcel_kit k
                join wms.parcel p on p.node_id = k.node_id and p.id = k.parcel_id and p.state <> 'uncollected'
               group by p.node_id, p.outbound_id, k.line)
            select node_id, outbound_id, line, coalesce(c.kits, 0) as counted, coalesce(w.kits, 0) as whole
              from counted c
              full join whole w using (node_id, outbound_id, line)
             where coalesce(c.kits, 0) <> coalesce(w.kits, 0)
            """);
    }

    @Bean
    Invariant whatCannotBePackedWasPicked() {
        return new Invariant(
                "W100",
                "what was reported at the bench as not fit to be packed lay in a tote, a cart or a slot, for an order",
                """
                select m.node_id, m.id as move, l.code, l.kind, m.reference, m.reason
                  from wms.stock_move m
                  left join wms.location l on l.node_id = m.node_id and l.id = m.from_location
                  left join wms.outbound o on o.node_id = m.node_id and m.reference = 'outbound:' || o.id
                 where m.reason in ('bench-damaged', 'bench-expired', 'bench-missing', 'bench-wrong-item', 'bench-wrong-lot')
                   and (l.kind is null or l.kind not in ('tote', 'cart', 'stage') or o.id is null)
                """);
    }

    @Bean
    Invariant aVoidedLabelIsNoCartons() {
        return new Invariant(
                "W67",
                "a label that was voided is on no carton, and a carton waits for its void while it is asked",
                """
                select v.node_id, v.parcel_id as carton, v.tracking, v.state as void, p.state, p.tracking as has
                  from wms.label_void v
                  left join wms.parcel p on p.node_id = v.node_id and p.id = v.parcel_id
                 where p.id is null
                    or (v.state = 'asked') <> (p.state in ('voiding', 'reopening') and p.tracking is not distinct from v.tracking)
                union all
                select v.node_id, p.id, v.tracking, v.state, p.state, p.tracking
                  from wms.label_void v
                  join wms.parcel p on p.node_id = v.node_id and p.carrier = v.carrier and p.tracking = v.tracking
                 where v.state = 'voided'
                union all
                select p.node_id, p.id, p.tracking, null, p.state, p.tracking
                  from wms.parcel p
                 where p.state in ('voiding', 'reopening')
                   and not exists (select from wms.label_void v
                                    where v.node_id = p.node_id and v.parcel_id = p.id and v.state = 'asked')
                """);
    }

    @Bean
    Invariant labelsAreNumberedInTurn() {
        return new Invariant("W68", "of a carton's labels each was voided or refused before the next", """
            select v.node_id, v.parcel_id as carton, max(v.number) as labels, count(*) as voids, p.labels_refused
              from wms.label_void v
              join wms.parcel p on p.node_id = v.node_id and p.id = v.parcel_id
             group by v.node_id, v.parcel_id, p.labels_refused
            having max(v.number) not between count(*) and count(*) + p.labels_refused
                or count(*) filter (where v.state <> 'voided') > 1
                or max(v.number) filter (where v.state = 'voided')
                   > count(*) filter (where v.state = 'voided') + p.labels_refused
            """);
    }
}
