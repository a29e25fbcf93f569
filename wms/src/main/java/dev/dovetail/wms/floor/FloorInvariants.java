package dev.dovetail.wms.floor;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of scans. */
@Configuration
class FloorInvariants {
    @Bean
    Invariant whatAHandDidIsBookedOrWaits() {
        return new Invariant("W22", "a refused scan that was acted upon is a conflict, and nothing else is one", """
                select s.node_id, s.scan_id, s.code
                  from wms.scan s
                 where s.queued and s.outcome = 'refused'
                   and not exists (select from wms.conflict c where c.node_id = s.node_id and c.scan_id = s.scan_id)
                 union all
                select c.node_id, c.scan_id, s.code
                  from wms.conflict c
                  left join wms.scan s on s.node_id = c.node_id and s.scan_id = c.scan_id
                 where s.outcome is distinct from 'refused'
                """);
    }
}
