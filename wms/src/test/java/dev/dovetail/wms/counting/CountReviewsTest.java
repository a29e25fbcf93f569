package dev.dovetail.wms.counting;

import static dev.dovetail.wms.floor.Handheld.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Refused;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a supervisor decides about what was counted. */
class CountReviewsTest extends CountHouse {
    CountReviewsTest(TestDatabase db) {
        super(db);
    }

    @Test
    void a_dear_difference_waits_for_another_who_decides_once() {
        var scene = scene(20).tolerates(0, 5);
        long count = scene.order(FIRST).getFirst();
        scene.counts("ann", count, FIRST, 17);
        scene.counts("bob", count, FIRST, 17);
        assertThat(scene.state(count)).isEqualTo("review");
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(20);

        assertThat(code(() -> scene.approve(count, "bob"))).isEqualTo("counting.own-count");
        scene.reject(count, "sue");
        assertThat(scene.lent("ann")).isEmpty();
        assertThat(scene.lent("bob")).isEmpty();
        scene.counts("cid", count, FIRST, 16);
        scene.approve(count, "sue");

        assertThat(code(() -> scene.approve(count, "sue"))).isEqualTo("counting.already-settled");
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(16);
        assertThat(scene.corrections()).containsExactly(-4L);
    }

    @Test
    void what_nobody_put_a_value_on_is_looked_at() {
        var scene = scene(0).tolerates(0, 1_000_000);
        house.stock(scene.floor.warehouse(), FIRST, "CUP", 2);
        long count = scene.order(FIRST).getFirst();
        for (var who : List.of("ann", "bob")) {
            scene.lent(who);
            scene.later(60);
            must(scene.floor.scan(scene.empty(who, count, FIRST)));
        }

        assertThat(scene.state(count)).isEqualTo("review");
    }

    @Test
    void goods_that_are_not_there_and_that_picks_want_are_found_elsewhere_on_approval() {
        var scene = scene(5).tolerates(0, 1_000_000);
        var release = scene.floor.released(new Line(1, 1, "MUG", 4));
        house.stock(scene.floor.warehouse(), SECOND, "MUG", 1);
        long count = scene.order(FIRST).getFirst();
        scene.counts("ann", count, FIRST, 2);
        scene.counts("bob", count, FIRST, 2);
        assertThat(scene.state(count)).isEqualTo("review");

        scene.approve(count, "sue");

        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(2);
        assertThat(scene.corrections()).containsExactly(-1L);
        assertThat(scene.told("short-picked")).containsExactly(-2L);
        assertThat(house.told(scene.floor.warehouse()))
                .filteredOn(NodeFact.ShortPicked.class::isInstance)
                .singleElement()
                .satisfies(fact -> {
                    var told = (NodeFact.ShortPicked) fact;
                    assertThat(told.fulfillmentOrder()).isEqualTo(release.fulfillmentOrder());
                    assertThat(told.lines().getFirst().quantity()).isEqualTo(1);
                });
    }

    @Test
    void what_was_corrected_by_other_means_since_is_counted_again() {
        var scene = scene(20).tolerates(0, 0);
        long count = scene.order(FIRST).getFirst();
        scene.counts("ann", count, FIRST, 18);
        scene.counts("bob", count, FIRST, 18);
        scene.later(60);
        scene.floor.released(new Line(1, 1, "MUG", 2));
        var task = scene.floor.tasks("pia", "pick", 1).getFirst();
        must(scene.floor.scan(scene.floor.scan(
                "short",
                java.util.Map.of(
                        "task", task.get("task"), "seq", 1, "location", FIRST, "reason", "short", "quantity", 2))));

        assertThat(code(() -> scene.approve(count, "sue"))).isEqualTo("counting.stale");
        scene.reject(count, "sue");
        scene.counts("cid", count, FIRST, 18);
        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(18);
    }

    @Test
    void what_was_missed_and_carried_off_since_is_counted_again() {
        var scene = scene(5).tolerates(0, 0);
        long count = scene.order(FIRST).getFirst();
        scene.counts("ann", count, FIRST, 1);
        scene.counts("bob", count, FIRST, 1);
        scene.later(60);
        must(scene.floor.scan(scene.floor.scan(
                "move", java.util.Map.of("from", FIRST, "to", SECOND, "barcode", "MUG", "quantity", 3))));

        assertThat(code(() -> scene.approve(count, "sue"))).isEqualTo("counting.stale");
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(2);
        scene.reject(count, "sue");
        scene.counts("cid", count, FIRST, 1);
        scene.approve(count, "sue");
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(1);
    }

    @Test
    void two_who_approve_at_the_same_moment_book_once() {
        var scene = scene(20).tolerates(0, 0);
        long count = scene.order(FIRST).getFirst();
        scene.counts("ann", count, FIRST, 15);
        scene.counts("bob", count, FIRST, 15);

        var approvals = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        scene.approve(count, "sue" + i);
                        return "";
                    } catch (Refused no) {
                        return no.refusal().code();
                    }
                }))
                .toList();

        assertThat(approvals.stream().map(CompletableFuture::join))
                .containsOnlyOnce("")
                .filteredOn(code -> !code.isEmpty())
                .containsOnly("counting.already-settled");
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(15);
    }
}
