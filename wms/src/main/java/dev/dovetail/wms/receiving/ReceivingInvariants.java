package dev.dovetail.wms.receiving;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of what came in. */
@Configuration
class ReceivingInvariants {
    /** What is put back, from a cart or from the dock of broken kits, also counts while a delivery waits, so the docks' moves are the least and all moves the most. */
    @Bean
    Invariant whatLeftTheDocksIsCountedOnDeliveries() {
        return new Invariant("W8", "what was put away is counted on deliveries, and never more than was received", """
                with counted as (
                  select node_id, client_id, sku, sum(put_away) as put_away, bool_or(put_away > received) as beyond
                    from wms.delivery_line group by node_id, client_id, sku),
                moved as (
                  select m.node_id, m.client_id, m.sku, sum(m.quantity) as moved,
                         coalesce(sum(m.quantity) filter (where l.kind = 'dock' and l.code <> 'PUT-BACK'), 0) as off_docks
                    from wms.stock_move m
                    join wms.location l on l.node_id = m.node_id and l.id = m.from_location
                   where m.reason = 'put-away' group by m.node_id, m.client_id, m.sku)
                select node_id, client_id, sku, c.put_away, c.beyond, m.moved, m.off_docks
                  from counted c
                  full join moved m using (node_id, client_id, sku)
                 where c.beyond or coalesce(c.put_away, 0) < coalesce(m.off_docks, 0)
                    or coalesce(c.put_away, 0) > coalesce(m.moved, 0)
                """);
    }
}
