package dev.dovetail.oms.inbounds;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of goods on their way. */
@Configuration(proxyBeanMethods = false)
class InboundInvariants {
    @Bean
    Invariant whatIsToComeIsExpected() {
        return new Invariant("I4", "units on their way, and promises of them, are of an inbound that is due", """
                select p.node_id, p.client_id, p.sku, p.pool, p.position, p.reserved, i.state
                  from oms.pool p
                  left join oms.inbound i on i.node_id = p.node_id and i.client_id = p.client_id and i.sku = p.sku
                                         and 'inbound:' || i.id = p.pool
                 where p.pool like 'inbound:%' and (p.position > 0 or p.reserved > 0) and i.state is distinct from 'due'
                """);
    }

    @Bean
    Invariant nothingIsPromisedBeyondWhatIsToCome() {
        return new Invariant("I4", "no more is promised of an inbound than is to come", """
                select node_id, client_id, sku, pool, position, reserved
                  from oms.pool where pool like 'inbound:%' and reserved > position
                """);
    }

    @Bean
    Invariant whatIsPromisedOfAnInboundIsReservedInItsOrder() {
        return new Invariant(
                "I6", "units promised of goods on their way are reserved in their order, not with a node", """
                select c.order_id, c.line, c.coming, l.reserved
                  from oms.v_line_coming c
                  left join oms.order_line l on l.slot = (c.order_id & 255) and l.order_id = c.order_id and l.line = c.line
                 where c.coming > coalesce(l.reserved, 0)
                """);
    }
}
