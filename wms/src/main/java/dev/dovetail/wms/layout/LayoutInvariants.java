package dev.dovetail.wms.layout;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of locations. */
@Configuration
class LayoutInvariants {
    @Bean
    Invariant neighboursDifferInTheirCheckDigits() {
        return new Invariant("W10", "bins beside each other have different check digits, and each bin has some", """
                with shelf as (
                  select node_id, id, code, coalesce(zone, '') as zone, coalesce(aisle, 0) as aisle,
                         coalesce(bay, 0) as bay, coalesce(level, 0) as level, check_digits
                    from wms.location where kind in ('bin', 'reserve'))
                select a.node_id, a.code, b.code as neighbour, a.check_digits
                  from shelf a
                  join shelf b
                    on b.node_id = a.node_id and b.zone = a.zone and b.aisle = a.aisle
                   and b.check_digits = a.check_digits and b.id > a.id
                   and abs(a.bay - b.bay) <= 2 and abs(a.level - b.level) <= 1
                 union all
                select node_id, code, null, null from shelf where check_digits is null
                """);
    }
}
