package dev.dovetail.console.exceptions;

import dev.dovetail.oms.holds.HoldKind;
import dev.dovetail.oms.holds.HoldQueue;
import dev.dovetail.oms.orders.OrderBook;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sources that look at holds: a person's word is another question than a check's. */
@Configuration(proxyBeanMethods = false)
class Sources {
    @Bean
    HeldOrders heldByHand(HoldQueue queue, OrderBook book) {
        return new HeldOrders("held", 20, Set.of(HoldKind.MANUAL), queue, book);
    }

    @Bean
    HeldOrders heldByChecks(HoldQueue queue, OrderBook book) {
        return new HeldOrders("verification", 10, EnumSet.complementOf(EnumSet.of(HoldKind.MANUAL)), queue, book);
    }
}
