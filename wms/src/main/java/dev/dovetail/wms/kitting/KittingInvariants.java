package dev.dovetail.wms.kitting;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of work orders, their bills and the ledger. */
@Configuration(proxyBeanMethods = false)
class KittingInvariants {
    private static final String BILLS = """
        with moved as (
          select node_id, substr(reference, 6)::bigint as order_id, client_id, sku,
                 case when to_location = 6 then 'in' when to_location = 4 then 'scrap' else 'out' end as side,
                 sum(quantity) as units
            from wms.stock_move
           where reference ~ '^work:[0-9]{1,18}$' and (6 in (from_location, to_location) or to_location = 4)
           group by 1, 2, 3, 4, 5),
        traced as (
          select s.node_id, s.order_id, t.client_id, t.sku, t.side, sum(t.quantity) as units
            from wms.work_step s
            join wms.work_trace t on t.node_id = s.node_id and t.step_id = s.id
           group by 1, 2, 3, 4, 5),
        booked as (
          select w.node_id, w.id as order_id, w.client_id, p.sku, p.side, p.done as units,
                 p.done <> p.per_unit * w.made as wrong
            from wms.work_order w
            join wms.work_part p on p.node_id = w.node_id and p.order_id = w.id
          union all
          select w.node_id, w.id, w.client_id, p.sku, 'scrap', p.scrapped, false
            from wms.work_order w
            join wms.work_part p on p.node_id = w.node_id and p.order_id = w.id and p.side = 'in')
        select node_id, order_id, sku, side, b.units as booked, m.units as moved, t.units as traced
          from booked b
          full join moved m using (node_id, order_id, client_id, sku, side)
          full join traced t using (node_id, order_id, client_id, sku, side)
         where coalesce(b.wrong, false) or coalesce(b.units, 0) <> coalesce(m.units, 0)
            or coalesce(b.units, 0) <> coalesce(t.units, 0)
        """;

    private static final String BENCHES = """
        with taken as (
          select node_id, order_id, client_id, sku, sum(taken) as taken,
                 sum(quantity - taken - dropped) as open
            from wms.work_claim group by node_id, order_id, client_id, sku),
        moved as (
          select m.node_id, substr(m.reference, 6)::bigint as order_id, m.client_id, m.sku,
                 coalesce(sum(m.quantity) filter (where m.reason = 'kit-taken'), 0) as taken,
                 coalesce(sum(m.quantity) filter (where m.reason in ('consumed', 'kit-scrap', 'given-back')), 0) as gone
            from wms.stock_move m
           where m.reference ~ '^work:[0-9]{1,18}$'
             and m.reason in ('kit-taken', 'consumed', 'kit-scrap', 'given-back')
           group by 1, 2, 3, 4),
        lying as (
          select w.node_id, w.id as order_id, s.client_id, s.sku, sum(s.on_hand) as units
            from wms.work_order w
            join wms.stock s on s.node_id = w.node_id and s.location_id = w.bench_id
           where w.state = 'open' group by 1, 2, 3, 4)
        select k.*, w.state
          from (select node_id, order_id, sku, t.taken, t.open, m.taken as moved, m.gone, l.units as at_bench
                  from taken t
                  full join moved m using (node_id, order_id, client_id, sku)
                  full join lying l using (node_id, order_id, client_id, sku)) k
          left join wms.work_order w on w.node_id = k.node_id and w.id = k.order_id
         where w.id is null or coalesce(k.taken, 0) <> coalesce(k.moved, 0)
            or coalesce(k.moved, 0) - coalesce(k.gone, 0) <> coalesce(k.at_bench, 0)
            or (w.state <> 'open' and coalesce(k.open, 0) <> 0)
        """;

    @Bean
    Invariant billsAreInTheLedger() {
        return new Invariant(
                "W76",
                "what a work order used and made is its bill times what it made, and so are the ledger and the trace",
                BILLS);
    }

    @Bean
    Invariant whatWasTakenIsAtTheBenchOrUsed() {
        return new Invariant(
                "W77",
                "what was taken for a work order was used, was scrapped, lies at its bench or was given back, and none"
                        + " of it is kept or there when it is over",
                BENCHES);
    }
}
