package dev.dovetail.wms.vendors;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of what was given back to vendors. */
@Configuration(proxyBeanMethods = false)
class VendorInvariants {
    @Bean
    Invariant whatWasGivenBackLeftTheStage() {
        return new Invariant(
                "W92", "what was given back to a vendor left the stage for it, on hold, as the ledger has it", """
                with said as (
                  select l.node_id, l.return_id, l.client_id, l.sku, l.lot, sum(l.units) as units
                    from wms.vendor_return_line l group by 1, 2, 3, 4, 5),
                gone as (
                  select m.node_id, substr(m.reference, 15)::bigint as return_id, m.client_id, m.sku, m.lot,
                         sum(m.quantity) filter (where p.code = 'VENDOR-RETURN' and m.to_location = 1 and m.status = 'hold')
                           as units
                    from wms.stock_move m
                    left join wms.location p on p.node_id = m.node_id and p.id = m.from_location
                   where m.reference ~ '^vendor-return:[0-9]{1,18}$' group by 1, 2, 3, 4, 5)
                select node_id, return_id, client_id, sku, lot, s.units as said, g.units as gone
                  from said s
                  full join gone g using (node_id, return_id, client_id, sku, lot)
                 where s.units is distinct from g.units
                union all
                select r.node_id, r.id, null, null, null, 0, null
                  from wms.vendor_return r
                 where not exists (select from wms.vendor_return_line l
                                    where l.node_id = r.node_id and l.return_id = r.id and l.client_id = r.client_id)
                """);
    }
}
