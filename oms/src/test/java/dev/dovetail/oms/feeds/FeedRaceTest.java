package dev.dovetail.oms.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.intake.Orderly;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** One feed, told by several at the same moment, and while its goods are sold. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedRaceTest {
    private final FeedHouse feeds;

    FeedRaceTest(TestDatabase db) {
        feeds = new FeedHouse(db);
    }

    @Test
    void four_feeders_of_one_feed_count_each_number_once() throws Exception {
        feeds.house.sku("FOUR", 0, 0);
        var node = feeds.node("numbered");
        node.snapshot(1L, "FOUR=1000");
        var all = IntStream.rangeClosed(2, 201)
                .mapToObj(n -> n + ":FOUR:" + (n % 2 == 0 ? -3 : 2))
                .toArray(String[]::new);

        together(
                () -> node.deltas(all),
                () -> node.deltas(all),
                () -> node.deltas(reversed(all)),
                () -> node.deltas(all));

        assertThat(node.atp("FOUR")).isEqualTo(900);
        assertThat(node.feed().through()).isEqualTo(201);
        assertThat(feeds.house.broken()).isEmpty();
    }

    @Test
    void a_snapshot_told_by_four_beside_deltas_and_buyers_is_one() throws Exception {
        feeds.house.sku("BUSY", 0, 0);
        var node = feeds.node("numbered");
        node.snapshot(1L, "BUSY=100");
        feeds.house.later(Duration.ofMinutes(1));
        var body = node.body("busy", feeds.ago(0), 3L, "BUSY=94");

        together(
                () -> feeds.hear(body),
                () -> feeds.hear(body),
                () -> node.deltas("2:BUSY:-4", "3:BUSY:-2", "4:BUSY:-1"),
                () -> feeds.house.capture(Orderly.from("web", "BUSY").line("BUSY", 10)));

        assertThat(node.figure("BUSY").position()).isEqualTo(93);
        assertThat(node.atp("BUSY")).isEqualTo(83);
        assertThat(feeds.house.broken()).isEmpty();
    }

    private static String[] reversed(String[] all) {
        return List.of(all).reversed().toArray(String[]::new);
    }

    private static void together(Callable<?>... hands) throws Exception {
        var barrier = new CyclicBarrier(hands.length);
        try (var threads = Executors.newFixedThreadPool(hands.length)) {
            var futures = new ArrayList<Future<?>>();
            for (var hand : hands)
                futures.add(threads.submit(() -> {
                    barrier.await();
                    return hand.call();
                }));
            for (var future : futures) future.get();
        }
    }
}
