package dev.dovetail.connectors.ups;

import dev.dovetail.ground.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class UpsConfiguration {
    @Bean
    Contacts upsContacts(Vault vault) {
        return vault::open;
    }
}
