package dev.dovetail.oms.availability;

import static dev.dovetail.oms.availability.Promises.sku;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.availability.Buffers.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two processes over one database: what one remembers while the other changes it. */
@ExtendWith(PostgresExtension.class)
class RecentTest {
    private final Promises here;
    private final Promises elsewhere;

    RecentTest(TestDatabase db) {
        here = new Promises(db);
        elsewhere = new Promises(db);
    }

    private void look() {
        here.recent.view(false);
        here.recent.turn();
    }

    private long shown(String code) {
        return here.recent.view(false).figures().apply(List.of(sku(code))).getOrDefault(sku(code), List.of()).stream()
                .mapToLong(Figure::available)
                .sum();
    }

    @Test
    void before_the_first_look_and_without_one_for_two_seconds_nothing_is_remembered() {
        elsewhere.landed(1, "BARE", 5);
        assertThat(here.recent.view(false).exact()).isTrue();

        look();
        var looked = here.now;
        assertThat(here.recent.view(false).exact()).isFalse();
        assertThat(here.recent.view(true).exact()).isTrue();
        assertThat(shown("BARE")).isEqualTo(5);
        elsewhere.landed(1, "BARE", 2);
        here.now = looked.plusSeconds(2);
        assertThat(shown("BARE")).isEqualTo(5);
        assertThat(here.recent.view(false).asOf()).isEqualTo(looked);
        here.now = looked.plusSeconds(2).plusMillis(1);
        assertThat(shown("BARE")).isEqualTo(7);
        here.now = looked.minusSeconds(60); // the clock was set back
        assertThat(here.recent.view(false).exact()).isTrue();
    }

    @Test
    void where_nobody_asks_it_looks_no_more() {
        look();
        assertThat(here.recent.view(false).exact()).isFalse();
        for (int i = 0; i < 20; i++) here.recent.turn();
        assertThat(here.recent.view(false).exact()).isFalse();

        for (int i = 0; i < 21; i++) here.recent.turn();

        assertThat(here.recent.view(false).exact()).isTrue();
    }

    /** Who asked before the looks ended reads after they did. */
    @Test
    void what_was_remembered_between_looks_that_ended_and_the_next_is_forgotten() {
        elsewhere.landed(1, "LATE", 5);
        look();
        var asked = here.recent.view(false);
        for (int i = 0; i < 21; i++) here.recent.turn();
        asked.figures().apply(List.of(sku("LATE")));
        elsewhere.landed(1, "LATE", 3);

        look();

        assertThat(shown("LATE")).isEqualTo(8);
    }

    @Test
    void what_this_process_changes_it_shows_after_the_commit_and_not_before() {
        here.landed(1, "OWN", 5);
        look();
        assertThat(shown("OWN")).isEqualTo(5);
        assertThat(shown("NEW")).isZero();

        here.db.transactions().run(() -> {
            here.availability.take(List.of(here.ask(1, "OWN", 2)));
            assertThat(CompletableFuture.supplyAsync(() -> shown("OWN")).join()).isEqualTo(5);
        });
        here.landed(1, "NEW", 1);

        assertThat(shown("OWN")).isEqualTo(3);
        assertThat(shown("NEW")).isEqualTo(1);
    }

    @Test
    void what_another_changes_is_seen_at_the_next_look() {
        elsewhere.landed(1, "OTHER", 5);
        look();
        assertThat(shown("OTHER")).isEqualTo(5);

        elsewhere.landed(2, "OTHER", 4);
        assertThat(shown("OTHER")).isEqualTo(5);
        look();
        assertThat(shown("OTHER")).isEqualTo(9);
    }

    /** It wrote before a look and committed after it. */
    @Test
    void a_slow_writer_is_not_missed() throws Exception {
        elsewhere.landed(1, "SLOW", 5);
        look();
        assertThat(shown("SLOW")).isEqualTo(5);
        var written = new CountDownLatch(1);
        var looked = new CountDownLatch(1);
        var writer =
                CompletableFuture.runAsync(() -> elsewhere.db.transactions().run(() -> {
                    elsewhere.landed(1, "SLOW", 3);
                    written.countDown();
                    awaited(looked);
                }));
        written.await();
        elsewhere.landed(1, "QUICK", 1);

        look();
        assertThat(shown("SLOW")).isEqualTo(5);
        looked.countDown();
        writer.get();
        look();

        assertThat(shown("SLOW")).isEqualTo(8);
    }

    @Test
    void a_buffer_that_was_set_elsewhere_is_seen_at_the_next_look() {
        look();
        var place = new Place("web", sku("KEPT"));
        assertThat(here.recent.view(false).buffers().apply(List.of(place))).isEqualTo(Map.of(place, 0L));

        new Buffers(here.db.jdbc()).put("web", 1, Map.of("", 3L));
        assertThat(here.recent.view(false).buffers().apply(List.of(place))).isEqualTo(Map.of(place, 0L));
        look();

        assertThat(here.recent.view(false).buffers().apply(List.of(place))).isEqualTo(Map.of(place, 3L));
    }

    @Test
    void after_a_look_that_took_too_long_to_answer_by_the_next_waits_twenty_turns() {
        look();
        here.between = Duration.ofSeconds(3);
        look();
        here.between = Duration.ZERO;

        for (int i = 1; i < 20; i++) look();
        assertThat(here.recent.view(false).exact()).isTrue();
        look();
        assertThat(here.recent.view(false).exact()).isFalse();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
