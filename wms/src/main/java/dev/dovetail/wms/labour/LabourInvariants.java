package dev.dovetail.wms.labour;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold for work to be measured. */
@Configuration
class LabourInvariants {
    @Bean
    Invariant standardsNameEachJob() {
        return new Invariant("W85", "a warehouse with standards of its own has them for each kind of work", """
                select s.node_id, count(h.job) as jobs
                  from wms.labour_standard s
                  left join wms.labour_handling h on h.node_id = s.node_id
                 group by s.node_id having count(h.job) <> 10
                """);
    }

    @Bean
    Invariant scansWereMadeSomewhere() {
        return new Invariant("W86", "each accepted scan that names a location names one that is there", """
                select s.node_id, s.scan_id, p.code
                  from wms.scan s
                 cross join lateral (values (s.came_from), (s.place)) as p (code)
                 where s.outcome = 'accepted' and p.code is not null
                   and not exists (select from wms.location l where l.node_id = s.node_id and l.code = p.code)
                """);
    }
}
