package dev.dovetail.oms.units;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of lines given in packs. */
@Configuration(proxyBeanMethods = false)
class UnitInvariants {
    @Bean
    Invariant packsAreMultipliedOnce() {
        return new Invariant("I14", "a line given in packs was captured with exactly its packs' units", """
                with captured as (
                  select g.slot, g.order_id, g.line, g.unit, g.pack, g.quantity,
                         (select sum(split_part(m, ',', 4)::bigint)
                            from oms.order_fact f
                           cross join lateral string_to_table(
                                 translate(replace(f.body::json ->> 'moves', '],', ';'), '[]" ', ''), ';') m
                           where f.slot = g.slot and f.order_id = g.order_id and f.type = 'order.captured.v1'
                             and split_part(m, ',', 1) = g.line::text) as units
                    from oms.order_line_unit g)
                select c.slot, c.order_id, c.line, c.unit, c.pack, c.quantity, c.units, l.unit as line_unit
                  from captured c
                  left join oms.order_line l using (slot, order_id, line)
                 where c.units is distinct from c.quantity * c.pack or l.unit is distinct from c.unit
                """);
    }
}
