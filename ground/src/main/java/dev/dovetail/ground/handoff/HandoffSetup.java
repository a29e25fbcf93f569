package dev.dovetail.ground.handoff;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import java.time.InstantSource;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds all families and all who take their messages, and puts the engines together. */
@Configuration(proxyBeanMethods = false)
class HandoffSetup {
    /** Chance and crashes may be given, as a trading day does; otherwise chance is the machine's, and nothing crashes. */
    @Bean
    Kit kit(
            JdbcClient jdbc,
            Transactions transactions,
            InstantSource clock,
            ObjectProvider<RandomGenerator> random,
            ObjectProvider<Checkpoint> checkpoint,
            Hints hints,
            Partners partners,
            ObjectProvider<Inward> inwards,
            ObjectProvider<Outward> outwards,
            ObjectProvider<Peering> peering) {
        return new Kit(
                jdbc,
                transactions,
                clock,
                random.getIfAvailable(Random::new),
                checkpoint.getIfAvailable(() -> _ -> {}),
                hints,
                partners,
                new Routes(inwards.stream().toList(), outwards.stream().toList()),
                peering.getIfAvailable(() -> Peering.NONE));
    }

    @Bean
    Deliveries deliveries(
            Kit kit, ObjectProvider<Family> families, @Value("${dovetail.deliveries:background}") String mode) {
        return new Delivering(kit, families.stream().toList(), "background".equals(mode));
    }

    @Bean
    Arrivals arrivals(Kit kit, ObjectProvider<Family> families) {
        return new Receiving(kit, families.stream().toList());
    }

    @Bean
    Handoffs handoffs(Kit kit, ObjectProvider<Family> families, Audit audit) {
        return new Handoffs(kit, families.stream().toList(), audit);
    }
}
