package dev.dovetail.oms.countersales;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of receipts. */
@Configuration(proxyBeanMethods = false)
class CounterSaleInvariants {
    /** Movements are remembered for two weeks. */
    @Bean
    Invariant soldUnitsMovedOnce() {
        return new Invariant("I57", "what a receipt sold or put back moved its node's stock, once", """
                with told as (
                  select s.node_id, l.client_id, l.sku, s.sold_at, sum(l.change) as change
                    from oms.counter_sale s
                    join oms.counter_sale_line l on l.node_id = s.node_id and l.sale_id = s.id
                   where s.sold_at > {now} - interval '7 days' and l.change <> 0
                   group by s.node_id, l.client_id, l.sku, s.sold_at),
                moved as (
                  select m.node_id, m.client_id, m.sku, m.at as sold_at, sum(m.change) as change
                    from oms.feed_movement m
                   where m.number is null and m.reason in ('sold', 'refunded') and m.at > {now} - interval '7 days'
                   group by m.node_id, m.client_id, m.sku, m.at)
                select node_id, client_id, sku, sold_at, coalesce(t.change, 0) as told, coalesce(m.change, 0) as moved
                  from told t full join moved m using (node_id, client_id, sku, sold_at)
                 where coalesce(t.change, 0) <> coalesce(m.change, 0)
                """);
    }

    @Bean
    Invariant everyReceiptHasItsLines() {
        return new Invariant("I57", "every receipt has its lines, each with the stock it says", """
                select s.node_id, s.id, s.register, s.receipt, l.line, l.sku, l.quantity, l.pack, l.change
                  from oms.counter_sale s
                  left join oms.counter_sale_line l on l.node_id = s.node_id and l.sale_id = s.id
                 where l.line is null
                    or l.change <> case when l.quantity > 0 or l.put_back is not null then -l.quantity * l.pack else 0 end
                """);
    }
}
