package dev.dovetail.ground.handoff;

import static dev.dovetail.ground.handoff.Seam.NODES;
import static dev.dovetail.ground.handoff.Seam.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.handoff.Outward.Outcome;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker that crashes between any two calls, partners whose answers are lost, receivers that are busy: each effect once. */
@ExtendWith(PostgresExtension.class)
@ParameterizedClass
@EnumSource(Transport.class)
class CrashTest {
    private static final int LANES = 12;
    private static final int VERSIONS = 6;

    private final Seam seam;

    CrashTest(Transport transport, TestDatabase db) {
        seam = new Seam(db);
        transport.join(seam);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void every_effect_happens_once_and_in_order(long seed) {
        var random = new Random(seed);
        seam.checkpoint = _ -> {
            if (random.nextInt(30) == 0) throw new Crash();
        };
        seam.carrier.onSend = (_, done) -> answer(random, done);
        seam.carrier.onAsk = (_, known) -> answer(random, known);
        seam.channel.onSend = (_, done) -> answer(random, done);
        var deliveries = seam.deliveries(seed);

        for (int version = 1; version <= VERSIONS; version++) {
            for (int lane = 1; lane <= LANES; lane++) send(lane, version);
            turns(deliveries, 3);
        }
        seam.checkpoint = _ -> {};
        for (int hour = 0; hour < 30; hour++) {
            seam.clock.pass(Duration.ofHours(1));
            turns(deliveries, 20);
        }

        assertOnceAndInOrder(seam.nodes);
        assertThat(seam.carrier.did)
                .hasSize(LANES * VERSIONS)
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
        assertThat(seam.orders.effects().stream().filter(effect -> effect.body().startsWith("answer to label")))
                .hasSize(LANES * VERSIONS);
        assertThat(seam.rows(ORDERS, "state, attempts, last_error"))
                .allSatisfy(row -> assertThat(row.get("state")).isIn("sent", "settled"));
        assertThat(seam.broken()).isEmpty();
    }

    private void send(int lane, int version) {
        int key = lane % 4;
        var now = seam.clock.instant();
        seam.send(
                ORDERS,
                seam.message(key, lane, version, "carrier:ups", "label", "label:" + lane + ":" + version, now),
                seam.message(key, lane, version, "channel:shop", "hook"));
        seam.send(NODES, seam.message(key, lane, version, "nodes", "fact"));
    }

    /** One answer in three is lost after the effect; one in six never left. */
    private static Outcome answer(Random random, Outcome outcome) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Outcome.InDoubt("lost");
            case 2 -> outcome instanceof Outcome.Done && random.nextBoolean() ? outcome : notNow(outcome);
            default -> outcome;
        };
    }

    /** Only a call that had no effect may say that it had none. */
    private static Outcome notNow(Outcome outcome) {
        return outcome instanceof Outcome.NotDone ? outcome : new Outcome.InDoubt("unclear");
    }

    private void turns(Deliveries deliveries, int times) {
        for (int turn = 0; turn < times; turn++)
            try {
                if (!deliveries.turn()) return;
            } catch (Crash e) {
                deliveries.crash();
            }
    }

    private static void assertOnceAndInOrder(TestInward inward) {
        var last = new HashMap<Long, Integer>();
        for (var effect : inward.effects()) {
            int before = last.getOrDefault(effect.lane(), 0);
            assertThat(effect.seq()).as("lane " + effect.lane()).isEqualTo(before + 1);
            last.put(effect.lane(), effect.seq());
        }
        assertThat(last).hasSize(LANES).allSatisfy((_, seq) -> assertThat(seq).isEqualTo(VERSIONS));
    }

    private static final class Crash extends RuntimeException {}
}
