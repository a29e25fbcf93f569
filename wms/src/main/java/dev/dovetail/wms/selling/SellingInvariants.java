package dev.dovetail.wms.selling;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of receipts and the ledger. */
@Configuration(proxyBeanMethods = false)
class SellingInvariants {
    @Bean
    Invariant whatWasSoldLeftOnce() {
        return new Invariant(
                "W9",
                "what a receipt sold went to the customer in the ledger, and what was put back came from there",
                """
                with told as (
                  select l.node_id, l.sale_id, l.client_id, l.sku,
                         sum(case when l.quantity > 0 then l.quantity * l.pack else 0 end) as sold,
                         sum(l.unbooked) as unbooked,
                         sum(case when l.put_back is not null then -l.quantity * l.pack else 0 end) as put_back
                    from wms.counter_sale_line l
                   group by l.node_id, l.sale_id, l.client_id, l.sku),
                moved as (
                  select m.node_id, substr(m.reference, 6)::bigint as sale_id, m.client_id, m.sku,
                         sum(case when m.to_location = 2 then m.quantity else 0 end) as sold,
                         sum(case when m.to_location = 2 and m.from_location = 5 then m.quantity else 0 end) as unbooked,
                         sum(case when m.from_location = 2 then m.quantity else 0 end) as put_back
                    from wms.stock_move m
                   where m.reference like 'sale:%'
                   group by m.node_id, m.reference, m.client_id, m.sku)
                select node_id, sale_id, client_id, sku, t.sold, m.sold as moved, t.unbooked, m.unbooked as corrected,
                       t.put_back, m.put_back as came_back
                  from told t full join moved m using (node_id, sale_id, client_id, sku)
                 where coalesce(t.sold, 0) <> coalesce(m.sold, 0) or coalesce(t.unbooked, 0) <> coalesce(m.unbooked, 0)
                    or coalesce(t.put_back, 0) <> coalesce(m.put_back, 0)
                """);
    }

    @Bean
    Invariant everyReceiptOfTheNodeHasItsLines() {
        return new Invariant("W9", "every receipt has its lines", """
                select s.node_id, s.id, s.register, s.receipt from wms.counter_sale s
                 where not exists (select from wms.counter_sale_line l where l.node_id = s.node_id and l.sale_id = s.id)
                """);
    }
}
