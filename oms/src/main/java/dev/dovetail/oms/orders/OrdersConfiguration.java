package dev.dovetail.oms.orders;

import dev.dovetail.ground.handoff.Family;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the order family known to the handoff engine. */
@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {
    @Bean
    Family orderFamily() {
        return Orders.FAMILY;
    }
}
