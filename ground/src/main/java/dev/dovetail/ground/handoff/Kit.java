package dev.dovetail.ground.handoff;

import dev.dovetail.ground.storage.Transactions;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every engine of this process works with. */
record Kit(
        JdbcClient jdbc,
        Transactions transactions,
        InstantSource clock,
        RandomGenerator random,
        Checkpoint checkpoint,
        Hints hints,
        Partners partners,
        Routes routes,
        Peering peering) {}
