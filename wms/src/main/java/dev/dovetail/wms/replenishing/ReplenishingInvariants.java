package dev.dovetail.wms.replenishing;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of refills and the ledger. */
@Configuration(proxyBeanMethods = false)
class ReplenishingInvariants {
    @Bean
    Invariant whatWasBroughtIsInTheLedger() {
        return new Invariant(
                "W23", "what a refill counts as brought was moved to its face, and no more than it wants", """
                with brought as (
                  select node_id, substr(reference, 8)::bigint as id, to_location, client_id, sku, sum(quantity) as units
                    from wms.stock_move where reference ~ '^refill:[0-9]{1,18}$'
                   group by node_id, substr(reference, 8)::bigint, to_location, client_id, sku)
                select coalesce(r.node_id, b.node_id) as node_id, coalesce(r.id, b.id) as id, r.wanted, r.moved, b.units
                  from wms.refill r
                  full join brought b
                    on b.node_id = r.node_id and b.id = r.id and b.to_location = r.location_id
                   and b.client_id = r.client_id and b.sku = r.sku
                 where coalesce(r.moved, 0) <> coalesce(b.units, 0) or r.moved > r.wanted
                    or (r.state = 'done') <> (r.moved = r.wanted)
                """);
    }
}
