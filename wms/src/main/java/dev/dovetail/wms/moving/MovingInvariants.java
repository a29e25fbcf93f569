package dev.dovetail.wms.moving;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of changes and the ledger. */
@Configuration(proxyBeanMethods = false)
class MovingInvariants {
    @Bean
    Invariant changesAreInTheLedger() {
        return new Invariant(
                "W20",
                "what was changed left its place in the old status and is there in the new one, or in the scrap",
                """
                with moved as (
                  select node_id, substr(reference, 8)::bigint as id, client_id, sku, lot, status, quantity, from_location,
                         to_location
                    from wms.stock_move where reference ~ '^change:[0-9]{1,18}$'),
                summed as (
                  select c.node_id, c.id,
                         coalesce(sum(m.quantity) filter (where m.from_location = c.location_id and m.status = c.was
                                    and m.to_location = case c.becomes when 'scrap' then 4 else 5 end), 0) as gone,
                         coalesce(sum(m.quantity) filter (where m.from_location = 5 and m.to_location = c.location_id
                                    and m.status = c.becomes), 0) as there
                    from wms.stock_change c
                    left join moved m
                      on m.node_id = c.node_id and m.id = c.id and m.client_id = c.client_id and m.sku = c.sku and m.lot = c.lot
                   group by c.node_id, c.id)
                select c.node_id, c.id, c.sku, c.quantity, s.gone, s.there
                  from wms.stock_change c join summed s using (node_id, id)
                 where s.gone <> c.quantity
                    or s.there <> case c.becomes when 'scrap' then 0 else c.quantity end
                union all
                select m.node_id, m.id, m.sku, 0, m.quantity, 0
                  from moved m
                 where not exists (select from wms.stock_change c where c.node_id = m.node_id and c.id = m.id)
                """);
    }
}
