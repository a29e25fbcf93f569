package dev.dovetail.oms.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A snapshot of 12,000 SKUs is three transactions of some ten statements each. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedSpeedTest {
    /** It takes some seconds on an idle machine; a machine that builds is not idle. */
    private static final Duration FAR_TOO_LONG = Duration.ofSeconds(60);

    private final FeedHouse feeds;

    FeedSpeedTest(TestDatabase db) {
        feeds = new FeedHouse(db);
    }

    @Test
    void twelve_thousand_skus_do_not_take_long() {
        feeds.house.db().owner().sql("""
                insert into oms.sku (client_id, code) select 1, 'S' || n from generate_series(1, 12000) n
                """).update();
        var node = feeds.node("cut");
        var first = IntStream.rangeClosed(1, 12_000)
                .mapToObj(n -> "S" + n + "=" + n)
                .toArray(String[]::new);
        var second = IntStream.rangeClosed(1, 12_000)
                .mapToObj(n -> "S" + n + "=" + (n + n % 2))
                .toArray(String[]::new);

        long begun = System.nanoTime();
        var all = node.snapshot(null, first);
        long between = System.nanoTime();
        feeds.house.later(Duration.ofMinutes(5));
        var half = node.snapshot(null, second);
        var took = Duration.ofNanos(System.nanoTime() - begun);

        System.out.println("12,000 new SKUs: %d ms, half of them changed: %d ms"
                .formatted((between - begun) / 1_000_000, took.toMillis() - (between - begun) / 1_000_000));
        assertThat(all.summary().outcomes()).containsEntry("applied", 12_000);
        assertThat(half.summary().outcomes()).containsEntry("applied", 6_000).containsEntry("unchanged", 6_000);
        assertThat(took).isLessThan(FAR_TOO_LONG);
    }
}
