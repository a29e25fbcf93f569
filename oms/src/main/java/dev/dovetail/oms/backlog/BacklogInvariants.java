package dev.dovetail.oms.backlog;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of what waits. */
@Configuration(proxyBeanMethods = false)
class BacklogInvariants {
    @Bean
    Invariant whatWaitsIsInTheBacklog() {
        return new Invariant("I17", "units that wait are in the backlog, and nothing else is", """
                select slot, order_id, line, coalesce(l.backordered, 0) as backordered, coalesce(b.quantity, 0) as in_backlog
                  from (select slot, order_id, line, client_id, sku, backordered from oms.order_line where backordered > 0) l
                  full join oms.backlog b using (slot, order_id, line)
                 where (l.backordered, l.client_id, l.sku) is distinct from (b.quantity, b.client_id, b.sku)
                """);
    }
}
