package dev.dovetail.wms.walls;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of put walls. */
@Configuration
class WallsInvariants {
    @Bean
    Invariant aSlotHoldsItsOrder() {
        return new Invariant("W82", "what lies in a slot of a wall belongs to the order that has the slot", """
            select s.node_id, s.wall, s.number, s.outbound_id, m.reference, m.client_id, m.sku, sum(m.quantity) as units
              from wms.wall_slot s
              join lateral (
                   select t.reference, t.client_id, t.sku, t.quantity from wms.stock_move t
                    where t.node_id = s.node_id and t.to_location = s.location_id
                   union all
                   select t.reference, t.client_id, t.sku, -t.quantity from wms.stock_move t
                    where t.node_id = s.node_id and t.from_location = s.location_id) m
                on m.reference is distinct from 'outbound:' || s.outbound_id
             group by s.node_id, s.wall, s.number, s.outbound_id, m.reference, m.client_id, m.sku
            having sum(m.quantity) <> 0
            """);
    }
}
