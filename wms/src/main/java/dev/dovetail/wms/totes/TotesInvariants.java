package dev.dovetail.wms.totes;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of totes. */
@Configuration
class TotesInvariants {
    @Bean
    Invariant aToteIsFilledForOne() {
        return new Invariant("W81", "what lies in a tote belongs to the order or the batch that it is filled for", """
            with loaded as (
              select l.* from wms.tote_load l
               where exists (select from wms.stock s
                              where s.node_id = l.node_id and s.location_id = l.tote_id and s.on_hand > 0)),
            lying as (
              select m.node_id, m.tote_id, m.load_id, m.reference
                from (select l.node_id, l.tote_id, l.load_id, m.reference, m.quantity
                        from loaded l
                        join wms.stock_move m on m.node_id = l.node_id and m.to_location = l.tote_id
                      union all
                      select l.node_id, l.tote_id, l.load_id, m.reference, -m.quantity
                        from loaded l
                        join wms.stock_move m on m.node_id = l.node_id and m.from_location = l.tote_id) m
               group by m.node_id, m.tote_id, m.load_id, m.reference
              having sum(m.quantity) > 0)
            select * from lying y
             where y.reference <> 'outbound:' || y.load_id
               and not exists (select from wms.trip_slot s
                                 join wms.pick_task t on t.node_id = s.node_id and t.id = s.task_id
                                where s.node_id = y.node_id and s.trip_id = y.load_id
                                  and y.reference = 'outbound:' || t.outbound_id)
            """);
    }
}
