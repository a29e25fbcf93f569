package dev.dovetail.ground.handoff;

import static dev.dovetail.ground.handoff.Seam.NODES;
import static dev.dovetail.ground.handoff.Seam.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.handoff.TestInward.Effect;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class RaceTest {
    private final Seam seam;

    RaceTest(TestDatabase db) {
        seam = new Seam(db);
    }

    private void expireAll() {
        for (var family : List.of(ORDERS, NODES))
            seam.db
                    .owner()
                    .sql(family.sql("update {lease} set until = now() - interval '1 minute'"))
                    .update();
    }

    private static void together(List<Callable<?>> work) throws Exception {
        var barrier = new CyclicBarrier(work.size());
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var done = new ArrayList<Future<?>>();
            for (var one : work)
                done.add(threads.submit(() -> {
                    barrier.await();
                    return one.call();
                }));
            for (var one : done) one.get();
        }
    }

    @Test
    void a_key_has_one_holder_and_the_next_one_has_a_higher_fence() {
        var store = new LeaseStore(seam.db.jdbc(), ORDERS);

        assertThat(store.take("a", List.of(1, 2))).isEqualTo(Map.of(1, 1L, 2, 1L));
        assertThat(store.take("b", List.of(1, 2, 3))).isEqualTo(Map.of(3, 1L));
        assertThat(store.take("a", List.of(1))).as("renewed").isEqualTo(Map.of(1, 1L));
        expireAll();
        assertThat(store.take("b", List.of(1))).isEqualTo(Map.of(1, 2L));
        assertThat(store.take("a", List.of(1))).isEmpty();
    }

    @Test
    void a_holder_that_slept_through_its_lease_writes_nothing() {
        seam.send(ORDERS, seam.message(1, 1, 1, "orders", "x"));
        var sleeper = seam.deliveries(1);
        var other = seam.deliveries(2);
        seam.checkpoint = point -> {
            if (!point.equals(Checkpoint.BEFORE_MARK)) return;
            seam.checkpoint = _ -> {};
            expireAll(); // the pause: thirty seconds and more
            seam.drain(other);
            seam.db
                    .owner()
                    .sql("update seam.order_outbox set state = 'dead', attempts = 99")
                    .update();
        };

        assertThat(sleeper.turn()).isFalse();

        assertThat(seam.orders.effects()).hasSize(1);
        assertThat(seam.rows(ORDERS, "state, attempts").getFirst()).containsEntry("attempts", 99);
        assertThat(seam.db
                        .jdbc()
                        .sql("select fence from seam.order_lease")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void a_stale_holder_neither_numbers_nor_marks() {
        seam.send(NODES, seam.message(1, 1, 1, "nodes", "x"));
        var store = new OutboxStore(seam.db.jdbc(), NODES, seam.kit(1).routes());
        new LeaseStore(seam.db.jdbc(), NODES).take("a", List.of(1));
        expireAll();
        var fresh = new LeaseStore(seam.db.jdbc(), NODES).take("b", List.of(1));

        store.number(Map.of(1, 1L));
        assertThat(seam.rows(NODES, "number").getFirst()).containsEntry("number", null);

        store.number(fresh);
        assertThat(seam.rows(NODES, "number").getFirst()).containsEntry("number", 1L);
        var due =
                store.due(fresh, seam.clock.instant(), 10, Set.of(), List.of()).getFirst();
        var stale = new Due(due.message(), 1L, due.state());
        assertThat(store.mark("a", List.of(stale.sent()), seam.clock.instant())).isEmpty();
        assertThat(store.mark("b", List.of(due.sent()), seam.clock.instant())).hasSize(1);
    }

    @Test
    void two_engines_that_believe_in_the_same_leases_apply_each_message_once() throws Exception {
        for (int round = 0; round < 5; round++) {
            var rows = new ArrayList<Outgoing>();
            for (int n = 0; n < 100; n++) rows.add(seam.message(n % 8, 1000L * round + n, 1, "orders", "x"));
            seam.send(ORDERS, rows);
            expireAll();
            var one = seam.deliveries(1);
            var two = seam.deliveries(2);
            together(List.of(
                    () -> {
                        seam.drain(one);
                        return true;
                    },
                    () -> {
                        expireAll();
                        seam.drain(two);
                        return true;
                    }));
            expireAll();
            seam.drain(one);
        }

        assertThat(seam.orders.effects()).extracting(Effect::id).hasSize(500).doesNotHaveDuplicates();
        assertThat(seam.rows(ORDERS, "state")).allSatisfy(row -> assertThat(row).containsEntry("state", "sent"));
    }

    @Test
    void numbers_have_no_gaps_while_others_commit() throws Exception {
        var deliveries = seam.deliveries(1);
        var work = new ArrayList<Callable<?>>();
        for (int writer = 0; writer < 4; writer++) {
            int lane = writer + 1;
            work.add(() -> {
                for (int seq = 1; seq <= 60; seq++) seam.send(NODES, seam.message(5, lane, seq, "nodes", "x"));
                return true;
            });
        }
        work.add(() -> {
            for (int turn = 0; turn < 60; turn++) deliveries.turn();
            return true;
        });

        together(work);
        seam.drain(deliveries);

        assertThat(seam.nodes.effects())
                .extracting(Effect::number)
                .hasSize(240)
                .isSorted()
                .startsWith(1L)
                .endsWith(240L);
        assertThat(seam.broken()).isEmpty();
    }
}
