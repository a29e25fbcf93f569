package dev.dovetail.wms.plates;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of plates. */
@Configuration
class PlateInvariants {
    @Bean
    Invariant goodsStandWhereTheirPlateDoes() {
        return new Invariant("W74", "what is on a plate lies where the plate stands", """
            select s.node_id, s.plate_id, s.location_id, s.sku, s.on_hand, p.state, p.location_id as stands
              from wms.plate_stock s
              left join wms.plate p on p.node_id = s.node_id and p.id = s.plate_id
             where p.state is distinct from 'standing' or p.location_id is distinct from s.location_id
            """);
    }
}
