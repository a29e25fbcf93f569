package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.oms.OmsHouse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessResourceFailureException;

/** What becomes of orders that wait when a round goes wrong, or the program ends. */
@ExtendWith(PostgresExtension.class)
class CommitterTest {
    private static final AtomicInteger CUPS = new AtomicInteger();

    private final OmsHouse house;
    private final String sku = "CUP" + CUPS.incrementAndGet();

    CommitterTest(TestDatabase db) {
        house = new OmsHouse(db);
        house.sku(sku, 10, 10);
    }

    @Test
    void an_error_is_answered_and_the_next_order_is_taken() {
        var rounds = new AtomicInteger();
        var committer = committer(batch -> {
            if (rounds.incrementAndGet() == 1) throw new StackOverflowError("as if");
            batch.forEach(CommitterTest::reached);
        });
        committer.start();
        var first = waiting("E1");
        var second = waiting("E2");

        committer.offer(first);
        assertThatThrownBy(() -> answer(first)).hasCauseInstanceOf(StackOverflowError.class);
        committer.offer(second);
        assertThatThrownBy(() -> answer(second)).hasMessageContaining("reached");
        committer.stop();
    }

    @Test
    void what_was_gathered_when_the_program_stops_is_still_captured() throws Exception {
        var held = new CountDownLatch(1);
        var committer = committer(batch -> {
            await(held);
            batch.forEach(CommitterTest::reached);
        });
        committer.start();
        var same = IntStream.range(0, 4).mapToObj(_ -> waiting("S1")).toList(); // one key: one a round
        same.forEach(committer::offer);

        committer.stop();
        held.countDown();

        for (var one : same) assertThatThrownBy(() -> answer(one)).hasMessageContaining("reached");
    }

    @Test
    void what_is_offered_after_the_end_is_for_later() {
        var committer = committer(_ -> {});

        assertThatThrownBy(() -> committer.offer(waiting("L1")))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.code()).isEqualTo("intake.stopping"));
    }

    @Test
    void with_the_database_away_all_fail_after_one_try() {
        var tries = new AtomicInteger();
        var seen = new SeenItems(null) {
            @Override
            List<Waiting> current(List<Waiting> batch) {
                tries.incrementAndGet();
                throw new DataAccessResourceFailureException("away");
            }
        };
        var batch = IntStream.range(0, 8).mapToObj(i -> waiting("A" + i)).toList();

        new Rounds(null, null, null, null, null, null, null, null, seen, null).run(batch);

        assertThat(tries).hasValue(1);
        for (var one : batch)
            assertThatThrownBy(() -> answer(one))
                    .cause()
                    .isInstanceOfSatisfying(
                            TryLater.class, later -> assertThat(later.code()).isEqualTo("storage.busy"));
    }

    private static Committer committer(Consumer<List<Waiting>> round) {
        var rounds = new Rounds(null, null, null, null, null, null, null, null, null, null) {
            @Override
            void run(List<Waiting> batch) {
                round.accept(batch);
            }
        };
        return new Committer(rounds, new StandardEnvironment());
    }

    private Waiting waiting(String number) {
        var raw = Orderly.from("web", number).line(sku, 1).raw();
        return new Waiting(house.get(Normaliser.class).normal(raw, "key of " + number), house.cause());
    }

    private static void reached(Waiting waiting) {
        waiting.answer().completeExceptionally(new IllegalStateException("reached"));
    }

    private static Captured answer(Waiting waiting) throws Exception {
        return waiting.answer().get(10, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch held) {
        try {
            assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
