package dev.dovetail.oms.sweeps;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of sweeps. */
@Configuration(proxyBeanMethods = false)
class SweepInvariants {
    @Bean
    Invariant whatWasFoundIsHere() {
        return new Invariant("I13", "an order that was missed and found is here", """
                select m.client_id, m.channel, m.number
                  from oms.missing_order m
                 where m.found_at is not null
                   and not exists (select from oms.sales_order o
                                    where o.client_id = m.client_id and o.external_number = m.number
                                      and o.channel = m.channel)
                """);
    }
}
