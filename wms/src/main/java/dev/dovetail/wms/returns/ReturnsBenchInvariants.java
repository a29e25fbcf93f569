package dev.dovetail.wms.returns;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of returns, the ledger and what was shipped. */
@Configuration(proxyBeanMethods = false)
class ReturnsBenchInvariants {
    /** A change of status passes through the place of corrections: the rows that bring goods there are left out. */
    private static final String MOVED = """
        with moved as (
          select m.node_id, substr(m.reference, 8)::bigint as return_id, m.client_id, m.sku, m.lot, m.reason,
                 sum(m.quantity) as units
            from wms.stock_move m
           where m.reference ~ '^return:[0-9]{1,18}$' and m.to_location <> 5
           group by 1, 2, 3, 4, 5, 6),
        said as (
          select node_id, return_id, client_id, sku, lot, 'returned' as reason, sum(units) as units
            from wms.return_line group by 1, 2, 3, 4, 5
          union all
          select node_id, return_id, client_id, sku, lot, disposition, sum(units)
            from wms.return_line where disposition is not null group by 1, 2, 3, 4, 5, 6),
        lying as (
          select l.node_id, coalesce(sum(s.on_hand), 0) as units
            from wms.location l
            join wms.stock s on s.node_id = l.node_id and s.location_id = l.id
           where l.code = 'RETURNS' and l.kind = 'bench' group by l.node_id),
        waiting as (select node_id, sum(units) as units from wms.return_line where disposition is null group by node_id)
        select node_id, return_id, sku, reason, s.units as said, m.units as moved
          from said s
          full join moved m using (node_id, return_id, client_id, sku, lot, reason)
         where coalesce(s.units, 0) <> coalesce(m.units, 0)
        union all
        select node_id, null, null, 'waiting', w.units, l.units
          from waiting w
          full join lying l using (node_id)
         where coalesce(w.units, 0) <> coalesce(l.units, 0)
        """;

    @Bean
    Invariant returnedGoodsAreInTheLedger() {
        return new Invariant(
                "W78",
                "what was inspected came from the customer, went where it was decided, and what waits lies at the"
                        + " bench",
                MOVED);
    }

    @Bean
    Invariant noMoreComesBackThanWentOut() {
        return new Invariant("W79", "no more of an order came back than went out, and each unit is counted", """
            with said as (
              select r.node_id, r.order_id, l.client_id, l.sku, sum(l.units) as units
                from wms.return_parcel r
                join wms.return_line l on l.node_id = r.node_id and l.return_id = r.id
               where r.order_id is not null group by 1, 2, 3, 4),
            gone as (
              select o.node_id, o.order_id, l.client_id, l.sku, sum(l.quantity) as units
                from wms.outbound o
                join wms.parcel p on p.node_id = o.node_id and p.outbound_id = o.id and p.state in ('shipped', 'collected')
                join wms.parcel_line l on l.node_id = p.node_id and l.parcel_id = p.id
               group by 1, 2, 3, 4)
            select node_id, order_id, sku, k.returned, s.units as said, g.units as shipped
              from wms.returned k
              full join said s using (node_id, order_id, client_id, sku)
              left join gone g using (node_id, order_id, client_id, sku)
             where coalesce(k.returned, 0) <> coalesce(s.units, 0) or coalesce(s.units, 0) > coalesce(g.units, 0)
            """);
    }
}
