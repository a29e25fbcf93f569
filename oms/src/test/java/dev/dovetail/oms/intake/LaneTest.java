package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.OmsHouse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When a second batch is begun beside one that is under way. */
@ExtendWith(PostgresExtension.class)
class LaneTest {
    private static final int MANY = 121;
    private static final Duration NEVER = Duration.ofHours(1);
    private static final AtomicInteger SKUS = new AtomicInteger();

    private final OmsHouse house;
    private final String sku = "LANE" + SKUS.incrementAndGet();
    private final CountDownLatch first = new CountDownLatch(1);
    private final LinkedBlockingQueue<List<Waiting>> begun = new LinkedBlockingQueue<>();
    private Lane lane;

    LaneTest(TestDatabase db) {
        house = new OmsHouse(db);
    }

    /** The first batch stays under way. */
    private Rounds rounds() {
        return new Rounds(null, null, null, null, null, null, null, null, null, null) {
            @Override
            void run(List<Waiting> batch) {
                boolean stays = batch.getFirst().order().number().equals("FIRST");
                begun.add(batch);
                try {
                    if (stays) first.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    private void begin(Duration longestRest) throws InterruptedException {
        lane = new Lane("lane-test", 1_000, 2, rounds(), longestRest);
        house.sku(sku, 10, 10);
        lane.start();
        lane.offer(waiting("FIRST"));
        assertThat(next()).hasSize(1);
    }

    @AfterEach
    void end() {
        first.countDown();
        lane.stop();
    }

    @Test
    void many_are_taken_together_beside_it() throws InterruptedException {
        begin(NEVER);
        var many = IntStream.range(0, MANY).mapToObj(i -> waiting("M" + i)).toList();

        many.forEach(lane::offer);

        assertThat(next()).hasSize(MANY);
        assertThat(first.getCount()).isEqualTo(1);
    }

    @Test
    void one_alone_does_not_wait_for_a_batch_that_takes_its_time() throws InterruptedException {
        begin(Duration.ofMillis(1));

        lane.offer(waiting("ALONE"));

        assertThat(next()).hasSize(1);
        assertThat(first.getCount()).isEqualTo(1);
    }

    @Test
    void what_waits_when_the_program_stops_is_taken_beside_it() throws InterruptedException {
        begin(NEVER);

        lane.offer(waiting("LAST"));
        lane.stop();

        assertThat(next()).hasSize(1);
    }

    private @Nullable List<Waiting> next() throws InterruptedException {
        return begun.poll(10, TimeUnit.SECONDS);
    }

    private Waiting waiting(String number) {
        var raw = Orderly.from("web", number).line(sku, 1).raw();
        return new Waiting(house.get(Normaliser.class).normal(raw, "key of " + number), house.cause());
    }
}
