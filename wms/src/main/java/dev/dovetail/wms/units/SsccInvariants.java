package dev.dovetail.wms.units;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of the numbers of parcels. */
@Configuration
class SsccInvariants {
    @Bean
    Invariant everyNumberWasGiven() {
        return new Invariant("W62", "each parcel's SSCC is one that its warehouse has given", """
                select s.node_id, s.parcel_id, s.sscc
                  from wms.parcel_sscc s
                 where not exists (
                       select from wms.sscc_range r
                        where r.node_id = s.node_id
                          and starts_with(s.sscc, r.extension::text || r.prefix)
                          and substr(s.sscc, 2 + length(r.prefix), 16 - length(r.prefix))::numeric < r.given)
                """);
    }
}
