package dev.dovetail.wms.counting;

import static dev.dovetail.wms.floor.Handheld.must;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The server's clock is set back by an hour, and counts end as they should. */
class CountClockTest extends CountHouse {
    private static final long HOUR = 3600;

    CountClockTest(TestDatabase db) {
        super(db);
    }

    private void moved(Counted scene, String from, String to, int mugs) {
        must(scene.floor.scan(
                scene.floor.scan("move", Map.of("from", from, "to", to, "barcode", "MUG", "quantity", mugs))));
    }

    @Test
    void what_moved_before_the_bin_was_handed_out_was_there_whatever_its_time_says() {
        var scene = scene(20).tolerates(0, 5);
        moved(scene, FIRST, SECOND, 8);
        scene.later(-HOUR);
        long count = scene.order(FIRST).getFirst();

        scene.counts("ann", count, FIRST, 12);

        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(scene.corrections()).isEmpty();
    }

    @Test
    void a_recount_is_of_what_lies_there_though_the_clock_went_back_between_the_two() {
        var scene = scene(20).tolerates(0, 1000);
        long count = scene.order(FIRST).getFirst();
        scene.counts("ann", count, FIRST, 19);
        moved(scene, FIRST, SECOND, 8);
        scene.later(-HOUR);

        scene.counts("bob", count, FIRST, 11);

        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(scene.corrections()).containsExactly(-1L);
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(11);
    }

    @Test
    void what_left_after_it_was_counted_is_allowed_for_though_the_clock_went_back() {
        var scene = scene(20).tolerates(0, 5);
        long count = scene.order(FIRST).getFirst();
        scene.lent("ann");
        scene.later(60);
        must(scene.floor.scan(scene.count("ann", count, FIRST, "MUG", 20)));
        scene.later(-HOUR);
        moved(scene, FIRST, SECOND, 8);
        scene.later(60);

        must(scene.floor.scan(scene.done("ann", count, FIRST)));

        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(scene.corrections()).isEmpty();
    }

    @Test
    void what_was_corrected_since_is_seen_though_its_time_is_older_than_the_count() {
        var scene = scene(20).tolerates(0, 0);
        long count = scene.order(FIRST).getFirst();
        scene.counts("ann", count, FIRST, 18);
        scene.counts("bob", count, FIRST, 18);
        scene.later(-HOUR);
        scene.floor.released(new Line(1, 1, "MUG", 2));
        var task = scene.floor.tasks("pia", "pick", 1).getFirst();
        must(scene.floor.scan(scene.floor.scan(
                "short",
                Map.of("task", task.get("task"), "seq", 1, "location", FIRST, "reason", "short", "quantity", 2))));

        assertThat(code(() -> scene.approve(count, "sue"))).isEqualTo("counting.stale");
        scene.reject(count, "sue");
        scene.counts("cid", count, FIRST, 18);
        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(18);
    }

    @Test
    void a_correction_of_before_makes_no_approval_stale() {
        var scene = scene(20).tolerates(0, 0);
        scene.floor.released(new Line(1, 1, "MUG", 2));
        var task = scene.floor.tasks("pia", "pick", 1).getFirst();
        must(scene.floor.scan(scene.floor.pickAll(task, stops(task).getFirst())));
        scene.later(-HOUR);
        long count = scene.order(FIRST).getFirst();
        scene.counts("ann", count, FIRST, 17);
        scene.counts("bob", count, FIRST, 17);
        assertThat(scene.state(count)).isEqualTo("review");

        scene.approve(count, "sue");

        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(17);
    }

    private void lapse(long count) {
        db.jdbc()
                .sql("update wms.count_task set lease_until = now() - interval '1 second' where id = ?")
                .param(count)
                .update();
    }

    @Test
    void what_was_moved_before_a_bin_is_lent_to_its_counter_again_is_allowed_for() {
        var scene = scene(20).tolerates(0, 1000);
        long count = scene.order(FIRST).getFirst();
        scene.lent("ann");
        scene.later(60);
        must(scene.floor.scan(scene.count("ann", count, FIRST, "MUG", 20)));
        scene.later(60);
        moved(scene, FIRST, SECOND, 2);
        lapse(count);
        scene.later(HOUR);
        assertThat(scene.lent("ann")).hasSize(1);

        must(scene.floor.scan(scene.done("ann", count, FIRST)));

        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(scene.corrections()).isEmpty();
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(18);
    }

    @Test
    void what_a_device_kept_to_itself_while_the_bin_lapsed_is_held_against_the_book_of_its_moment() {
        var scene = scene(20).tolerates(0, 1000);
        long count = scene.order(FIRST).getFirst();
        scene.lent("ann");
        scene.later(60);
        var scan = scene.count("ann", count, FIRST, "MUG", 20);
        var done = scene.done("ann", count, FIRST);
        scene.later(60);
        moved(scene, FIRST, SECOND, 2);
        lapse(count);
        scene.later(HOUR);
        assertThat(scene.lent("ann")).hasSize(1);

        must(scene.floor.scan(scan, done));

        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(scene.corrections()).isEmpty();
    }
}
