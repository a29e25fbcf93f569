package dev.dovetail.wms.waves;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold between waves and their orders. */
@Configuration
class WavesInvariants {
    @Bean
    Invariant wavesCountTheirOrders() {
        return new Invariant(
                "W42", "each order in a wave is in one that is there, and a wave counts as many as are in it", """
                select node_id, wave_id, w.orders, o.orders as counted
                  from (select node_id, id as wave_id, orders from wms.wave) w
                  full join (select node_id, wave_id, count(*) as orders from wms.outbound
                              where wave_id is not null group by node_id, wave_id) o using (node_id, wave_id)
                 where coalesce(w.orders, -1) <> coalesce(o.orders, 0)
                """);
    }
}
