package dev.dovetail.wms.counting;

import static dev.dovetail.wms.floor.Handheld.must;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.floor.Handheld;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Bins are counted, blind, while the floor goes on. */
class CountingTest extends CountHouse {
    CountingTest(TestDatabase db) {
        super(db);
    }

    @Test
    void scenario_39_goods_move_during_a_count_and_only_a_difference_found_twice_is_booked() {
        var scene = scene(20).tolerates(0, 10);
        var floor = scene.floor;
        house.stock(floor.warehouse(), FIRST, "CUP", 5);
        house.stock(floor.warehouse(), SECOND, "MUG", 3);
        floor.released(new Line(1, 1, "MUG", 4));
        long count = scene.order(FIRST).getFirst();
        assertThat(scene.lent("ann").getFirst()).doesNotContainKeys("quantity", "expected", "onHand");

        scene.later(60);
        must(floor.scan(scene.count("ann", count, FIRST, "MUG", 17)));
        scene.later(30);
        var task = floor.tasks("pia", "pick", 1).getFirst();
        must(floor.scan(floor.pickAll(task, stops(task).getFirst())));
        assertThat(codes(floor.scan(scene.count("ann", count, FIRST, "MUG", 3))))
                .containsExactly("counting.counted-already");
        scene.later(30);
        must(floor.scan(scene.count("ann", count, FIRST, "CUP", 5), scene.done("ann", count, FIRST)));
        assertThat(scene.state(count)).isEqualTo("recount");
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(16);

        assertThat(scene.lent("ann")).isEmpty();
        assertThat(codes(floor.scan(scene.count("ann", count, FIRST, "MUG", 17))))
                .containsExactly("counting.another-person");
        long added = scene.order(SECOND).getFirst();
        scene.counts("bob", added, SECOND, 3);
        scene.lent("bob");
        scene.later(60);
        must(floor.scan(
                scene.count("bob", count, FIRST, "MUG", 13),
                scene.count("bob", count, FIRST, "CUP", 5),
                scene.done("bob", count, FIRST)));

        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(13);
        assertThat(scene.corrections()).containsExactly(-3L);
        assertThat(code(() -> scene.approve(count, "sue"))).isEqualTo("counting.already-settled");
    }

    @Test
    void who_lost_a_bin_to_another_does_not_end_the_others_count() {
        var scene = scene(20).tolerates(50, 0);
        long count = scene.order(FIRST).getFirst();
        scene.lent("ann");
        must(scene.floor.scan(scene.count("ann", count, FIRST, "MUG", 20)));
        db.jdbc()
                .sql("update wms.count_task set lease_until = now() - interval '1 second' where id = ?")
                .param(count)
                .update();
        assertThat(scene.lent("bob")).hasSize(1);

        assertThat(codes(scene.floor.scan(scene.count("ann", count, FIRST, "CUP", 0), scene.done("ann", count, FIRST))))
                .containsOnly("counting.other-counts");

        must(scene.floor.scan(scene.count("bob", count, FIRST, "MUG", 20), scene.done("bob", count, FIRST)));
        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(20);
    }

    @Test
    void what_is_within_the_tolerance_is_booked_after_one_count() {
        var scene = scene(20).tolerates(2, 0);
        long count = scene.order(FIRST).getFirst();

        scene.counts("ann", count, FIRST, 21);

        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(scene.corrections()).containsExactly(1L);
    }

    @Test
    void a_scan_that_arrives_late_is_held_against_the_book_of_its_own_moment() {
        var scene = scene(20).tolerates(0, 0);
        var floor = scene.floor;
        long count = scene.order(FIRST).getFirst();
        scene.lent("ann");
        scene.later(60);
        var scan = scene.count("ann", count, FIRST, "MUG", 20);
        var done = scene.done("ann", count, FIRST);
        scene.later(60);
        must(floor.scan(
                floor.scan("move", java.util.Map.of("from", FIRST, "to", SECOND, "barcode", "MUG", "quantity", 6))));
        scene.later(60);

        must(floor.scan(scan, done));

        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(scene.corrections()).isEmpty();
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(14);
    }

    @Test
    void a_picker_who_has_not_reported_yet_is_no_difference_to_book() {
        var scene = scene(10).tolerates(5, 100);
        scene.floor.released(new Line(1, 1, "MUG", 2));
        var task = scene.floor.tasks("pia", "pick", 1).getFirst();
        long count = scene.order(FIRST).getFirst();

        scene.counts("ann", count, FIRST, 8);
        assertThat(scene.state(count)).isEqualTo("recount");
        must(scene.floor.scan(scene.floor.pickAll(task, stops(task).getFirst())));
        scene.counts("bob", count, FIRST, 8);

        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(scene.corrections()).isEmpty();
    }

    @Test
    void a_count_that_cannot_be_is_refused_with_the_way_on() {
        var scene = scene(5);
        var floor = scene.floor;
        long count = scene.order(FIRST).getFirst();
        scene.lent("ann");
        var good = scene.count("ann", count, FIRST, "MUG", 5);

        var results = floor.scan(
                scene.done("ann", count, FIRST),
                scene.done("ann", count, SECOND),
                Handheld.but(good, "barcode", "NONE"),
                Handheld.but(good, "quantity", -1),
                Handheld.but(good, "location", SECOND),
                Handheld.but(good, "task", "99"),
                good,
                scene.count("bob", count, FIRST, "MUG", 4),
                scene.empty("ann", count, FIRST));

        assertThat(codes(results))
                .containsExactly(
                        "counting.nothing-counted",
                        "counting.wrong-location",
                        "counting.unknown-barcode",
                        "floor.field-wrong",
                        "counting.wrong-location",
                        "counting.no-such-count",
                        "",
                        "counting.other-counts",
                        "counting.not-empty");
        assertThat(scene.order(FIRST)).isEmpty();
        assertThat(code(() -> scene.order("NOWHERE"))).isEqualTo("counting.no-such-location");
        assertThat(code(() -> scene.order("TOTE-1"))).isEqualTo("counting.not-counted");
    }

    @Test
    void a_count_ends_while_pickers_take_from_the_bin() {
        for (int seed = 0; seed < 8; seed++) {
            var scene = scene(20).tolerates(0, 1_000_000);
            for (int i = 0; i < 4; i++) scene.floor.released(new Line(1, 1, "MUG", 1));
            var tasks = scene.floor.tasks("pia", "pick", 4);
            long count = scene.order(FIRST).getFirst();
            scene.lent("ann");
            scene.later(60);
            must(scene.floor.scan(scene.count("ann", count, FIRST, "MUG", 20)));

            scene.later(1);
            var picks = tasks.stream()
                    .map(task -> CompletableFuture.runAsync(() -> must(scene.floor.scan(
                            scene.floor.pickAll(task, stops(task).getFirst())))))
                    .toArray(CompletableFuture<?>[]::new);
            must(scene.floor.scan(scene.done("ann", count, FIRST)));
            CompletableFuture.allOf(picks).join();

            assertThat(scene.state(count)).isEqualTo("settled");
            assertThat(scene.corrections()).isEmpty();
            assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(16);
        }
    }
}
