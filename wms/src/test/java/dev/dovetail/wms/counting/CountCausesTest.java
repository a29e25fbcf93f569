package dev.dovetail.wms.counting;

import static dev.dovetail.wms.floor.Handheld.must;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a bin is counted. */
class CountCausesTest extends CountHouse {
    CountCausesTest(TestDatabase db) {
        super(db);
    }

    @Test
    void a_bin_that_a_pick_leaves_empty_is_looked_at() {
        var scene = scene(2).tolerates(0, 0);
        var node = scene.floor.warehouse().node();
        house.run(() -> {
            house.get(PolicyStore.class).set(node, true);
            return true;
        });
        scene.floor.released(new Line(1, 1, "MUG", 2));
        var task = scene.floor.tasks("pia", "pick", 1).getFirst();
        must(scene.floor.scan(scene.floor.pickAll(task, stops(task).getFirst())));

        var todo = scene.lent("ann").getFirst();
        assertThat(todo).containsEntry("kind", "zero").containsEntry("location", FIRST);
        scene.later(60);
        must(scene.floor.scan(scene.empty("ann", Long.parseLong(todo.get("task").toString()), FIRST)));
        assertThat(scene.state(Long.parseLong(todo.get("task").toString()))).isEqualTo("settled");
    }

    @Test
    void a_bin_that_was_short_of_a_pick_is_counted_first_and_the_request_is_gone() {
        var scene = scene(5).tolerates(5, 0);
        house.stock(scene.floor.warehouse(), SECOND, "MUG", 9);
        scene.order(SECOND);
        scene.floor.released(new Line(1, 1, "MUG", 3));
        var task = scene.floor.tasks("pia", "pick", 1).getFirst();
        must(scene.floor.scan(scene.floor.scan(
                "short",
                java.util.Map.of(
                        "task", task.get("task"), "seq", 1, "location", FIRST, "reason", "short", "quantity", 1))));
        assertThat(requests(scene)).isEqualTo(1);

        var todo = scene.lent("ann").getFirst();
        assertThat(todo).containsEntry("kind", "exception").containsEntry("location", FIRST);
        scene.later(60);
        long count = Long.parseLong(todo.get("task").toString());
        must(scene.floor.scan(scene.count("ann", count, FIRST, "MUG", 4), scene.done("ann", count, FIRST)));

        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(requests(scene)).isZero();
    }

    private long requests(Counted scene) {
        return db.jdbc()
                .sql("select count(*) from wms.count_request where node_id = ?")
                .param(scene.floor.warehouse().node().value())
                .query(Long.class)
                .single();
    }

    @Test
    void bins_are_planned_by_class_and_not_again_before_their_days_are_over() {
        var scene = scene(9).tolerates(0, 0);
        house.stock(scene.floor.warehouse(), SECOND, "MUG", 1);
        var counting = house.get(Counting.class);
        var planned = counting.plan(scene.floor.warehouse(), 1, scene.by("sue"));
        scene.counts("ann", planned.getFirst(), FIRST, 9);

        assertThat(counting.plan(scene.floor.warehouse(), 10, scene.by("sue"))).hasSize(1);
        assertThat(counting.plan(scene.floor.warehouse(), 10, scene.by("sue"))).isEmpty();
        scene.later(Duration.ofDays(31).toSeconds());
        assertThat(counting.plan(scene.floor.warehouse(), 10, scene.by("sue"))).hasSize(1);
    }

    @Test
    void classes_follow_the_picks() {
        var scene = scene(50);
        scene.floor.released(new Line(1, 1, "MUG", 1));
        var task = scene.floor.tasks("pia", "pick", 1).getFirst();
        must(scene.floor.scan(scene.floor.pickAll(task, stops(task).getFirst())));
        var node = scene.floor.warehouse().node();

        house.run(() -> house.get(PlanStore.class).classify(node, WarehouseHouse.START.minus(Duration.ofDays(90))));

        assertThat(db.jdbc()
                        .sql("select sku || class from wms.count_item where node_id = ? order by 1")
                        .param(node.value())
                        .query(String.class)
                        .list())
                .containsExactly("CUPC", "MUGA");
    }
}
