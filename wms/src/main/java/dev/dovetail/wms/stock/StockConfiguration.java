package dev.dovetail.wms.stock;

import dev.dovetail.ground.handoff.Family;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class StockConfiguration {
    @Bean
    Family wmsNodeFamily() {
        return Stock.FAMILY;
    }
}
