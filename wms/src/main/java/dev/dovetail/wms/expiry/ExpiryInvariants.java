package dev.dovetail.wms.expiry;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of lots that were taken off sale by the calendar. */
@Configuration(proxyBeanMethods = false)
class ExpiryInvariants {
    @Bean
    Invariant nothingExpiresBeforeItsLastDayIsOver() {
        return new Invariant("W90", "what was taken off sale as expired is of a lot whose last day was over", """
                select c.node_id, c.id, c.client_id, c.sku, c.lot, l.expires_on, c.at
                  from wms.stock_change c
                  join wms.warehouse h on h.node_id = c.node_id
                  left join wms.lot l
                    on l.node_id = c.node_id and l.client_id = c.client_id and l.sku = c.sku and l.lot = c.lot
                 where c.who = 'system' and c.reason = 'expired'
                   and (l.expires_on is null or l.expires_on > (c.at at time zone h.zone)::date)
                """);
    }
}
