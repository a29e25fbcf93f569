package dev.dovetail.lab.restarts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.Home;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KillDrillTest {
    private static final Home HOME = Home.of(System.getenv());

    /** With this seed each of the two servers is killed, and PostgreSQL too. */
    private static final long SEED = 1;

    @Test
    void whatever_is_killed_no_acknowledged_order_is_lost_and_none_is_there_twice() {
        var result = KillDrill.run(HOME, 5, SEED, System.out::println);

        assertThat(result.wrong()).isEmpty();
        assertThat(result.kills()).containsKeys("postgresql", "server-1", "server-2");
        assertThat(result.acknowledged()).isPositive();
        assertThat(result.refused()).isPositive();
        assertThat(result.answers()).containsKey("no answer");
        assertThat(result.good()).isTrue();
    }

    @Test
    void what_is_lost_or_changed_or_told_to_nobody_is_found() {
        try (var fleet = new Fleet(HOME, List.of("all"))) {
            fleet.open();
            var server = fleet.servers().getFirst();
            var receipts = new Receipts();
            buy(fleet, receipts);
            var database = fleet.database();
            var proof = new Proof(database, receipts);
            assertThat(proof.look(true, server).good()).isTrue();

            var one = receipts.taken().values().iterator().next();
            receipts.taken(new Bought("LOST", one.order().lines()), 4711, System.nanoTime());
            database.sql("update oms.order_line set sku = 'S23x' where order_id = :id and line = 1")
                    .param("id", one.id())
                    .update();
            database.sql("update oms.pool set reserved = reserved + 1 where node_id = 1 and sku = 'S1'")
                    .update();
            server.api()
                    .call(
                            "POST",
                            "/orders",
                            new Bought("UNTOLD", one.order().lines()).body(),
                            Map.of("Idempotency-Key", "u"))
                    .must("an order that no receipt knows");

            var findings = proof.look(true, server);
            assertThat(findings.lost()).containsExactly("LOST");
            assertThat(findings.doubled()).containsExactly("UNTOLD");
            assertThat(findings.changed())
                    .anyMatch(row -> row.startsWith(one.order().number() + ": "));
            assertThat(findings.broken())
                    .anyMatch(row -> row.contains("1 S1: "))
                    .anyMatch(row -> row.contains("I5 "));
        }
    }

    private static void buy(Fleet fleet, Receipts receipts) {
        receipts.watch();
        try (var _ = new Buyers(fleet.servers(), receipts, new AtomicLong(), 1)) {
            while (!receipts.answeredSince()) Thread.onSpinWait();
        }
    }

    @Test
    void what_makes_no_sense_is_refused_before_anything_starts() {
        var command = new RestartCommand(Map.of());

        assertThat(command.run(List.of())).isEqualTo(2);
        assertThat(command.run(List.of("kill", "--rounds", "0"))).isEqualTo(2);
        assertThat(command.run(List.of("kill", "--seed=x"))).isEqualTo(2);
        assertThat(command.run(List.of("kill", "--jsn"))).isEqualTo(2);
    }
}
