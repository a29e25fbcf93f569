package dev.dovetail.oms.shortfalls;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of what is short. */
@Configuration(proxyBeanMethods = false)
class ShortfallInvariants {
    @Bean
    Invariant whatIsShortWaits() {
        return new Invariant("I55", "an open shortfall is of units that wait, no more", """
            select s.slot, s.id, s.order_id, s.line, s.quantity, l.backordered
              from oms.order_shortfall s
              left join oms.order_line l on l.slot = s.slot and l.order_id = s.order_id and l.line = s.line
             where s.state = 'open' and s.quantity > coalesce(l.backordered, 0)
            """);
    }

    /** Facts are looked at only of lines that wait. */
    @Bean
    Invariant whatFellShortHasItsDocument() {
        return new Invariant("I55", "promised units that wait have a shortfall, open or closed since", """
            select l.slot, l.order_id, l.line, l.backordered, f.version
              from oms.order_line l
              join oms.order_fact f on f.slot = l.slot and f.order_id = l.order_id and f.type = 'order.backordered.v1'
             where l.backordered > 0
               and f.body::json ->> 'promised' = 'true'
               and exists (select from json_array_elements(f.body::json -> 'moves') m where (m ->> 0)::int = l.line)
               and not exists (select from oms.order_shortfall s
                                where s.slot = l.slot and s.order_id = l.order_id and s.line = l.line
                                  and (s.state = 'open' or s.closed_at >= f.at))
            """);
    }
}
