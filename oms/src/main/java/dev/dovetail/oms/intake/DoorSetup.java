package dev.dovetail.oms.intake;

import dev.dovetail.ground.edge.Problems;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the door before everything else that an order passes. Streams have none: they are read as fast as they are taken. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class DoorSetup {
    @Bean
    FilterRegistrationBean<Door> intakeDoor(Problems problems, Room room) {
        var door = new FilterRegistrationBean<>(new Door(problems, room));
        door.addUrlPatterns("/api/v1/orders");
        door.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return door;
    }
}
