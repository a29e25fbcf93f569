package dev.dovetail.oms.availability;

import dev.dovetail.ground.handoff.Family;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the engine of the node family. */
@Configuration(proxyBeanMethods = false)
class AvailabilityHandoffs {
    @Bean
    Family nodeFamily() {
        return Availability.FAMILY;
    }
}
