package dev.dovetail.wms.replenishing;

import static dev.dovetail.wms.floor.Handheld.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.handoff.CountedStatements;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Faces are filled from the reserve: a case of MUG has twelve. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplenishingTest {
    private static final String FACE = "A-01-01-1";
    private static final String OTHER = "A-01-02-1";
    private static final String RESERVE = "R-01-01-1";

    private final TestDatabase db;
    private final WarehouseHouse house;

    ReplenishingTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
    }

    @AfterEach
    void everything_holds() {
        assertThat(house.broken()).isEmpty();
    }

    @AfterAll
    void close() {
        house.close();
    }

    private Handheld floor(long face, long reserve) {
        var floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP");
        house.get(LayoutSetup.class)
                .place(
                        floor.warehouse().node(),
                        List.of(PlannedLocation.at(RESERVE, Location.Kind.RESERVE, "R", 9, 1, 1, "left")));
        face(floor, FACE, "MUG", 5, 40);
        if (face > 0) house.stock(floor.warehouse(), FACE, "MUG", face);
        if (reserve > 0) house.stock(floor.warehouse(), RESERVE, "MUG", reserve);
        return floor;
    }

    private void face(Handheld floor, String bin, String sku, long least, long most) {
        var faces = List.of(new PickFace(bin, sku, least, most));
        house.run(() -> house.get(FaceStore.class).put(floor.warehouse().node(), 1, faces));
    }

    private static List<Map<String, Object>> work(Handheld floor, String worker) {
        return floor.tasks(worker, "replenish", 10);
    }

    private static Map<String, Object> bring(Handheld floor, Map<String, Object> task, String barcode, long packs) {
        return floor.scan(
                "replenish",
                Map.of(
                        "task",
                        task.get("task"),
                        "from",
                        RESERVE,
                        "to",
                        task.get("to"),
                        "barcode",
                        barcode,
                        "quantity",
                        packs));
    }

    private long onHand(Handheld floor, String bin) {
        return db.jdbc()
                .sql("""
                    select coalesce(sum(s.on_hand), 0) from wms.stock s
                      join wms.location l on l.node_id = s.node_id and l.id = s.location_id
                     where s.node_id = ? and l.code = ?
                    """)
                .params(floor.warehouse().node().value(), bin)
                .query(Long.class)
                .single();
    }

    @Test
    void a_face_below_its_least_gets_whole_cases_up_to_its_most() {
        var floor = floor(4, 100);

        var task = work(floor, "ann").getFirst();
        assertThat(task)
                .containsEntry("cause", "below-least")
                .containsEntry("quantity", 36L)
                .containsEntry("to", FACE);
        must(floor.scan(bring(floor, task, "case-MUG", 3)));

        assertThat(onHand(floor, FACE)).isEqualTo(40);
        assertThat(onHand(floor, RESERVE)).isEqualTo(64);
        assertThat(work(floor, "ann")).isEmpty();
        assertThat(house.told(floor.warehouse())).isEmpty();
    }

    @Test
    void a_face_is_judged_by_what_its_picks_leave() {
        var floor = floor(10, 100);
        floor.released(new Line(1, 1, "MUG", 6));

        assertThat(work(floor, "ann").getFirst()).containsEntry("cause", "below-least");
    }

    @Test
    void picks_that_wait_in_the_reserve_come_first() {
        var floor = floor(0, 100);
        house.stock(floor.warehouse(), OTHER, "CUP", 1);
        house.stock(floor.warehouse(), RESERVE, "CUP", 50);
        face(floor, OTHER, "CUP", 5, 20);
        var before = work(floor, "ann");
        assertThat(before).extracting(task -> task.get("cause")).containsOnly("below-least");
        db.owner()
                .sql("update wms.refill set worker = null, lease_until = null where node_id = ?")
                .param(floor.warehouse().node().value())
                .update();

        floor.released(new Line(1, 1, "MUG", 3));
        later();

        assertThat(work(floor, "ann"))
                .extracting(task -> task.get("to") + " " + task.get("cause"))
                .containsExactly(FACE + " demand", OTHER + " below-least");
    }

    @Test
    void who_has_nothing_else_to_do_tops_off_by_whole_cases_only() {
        var floor = floor(20, 100);
        var task = work(floor, "ann").getFirst();
        assertThat(task).containsEntry("cause", "top-off").containsEntry("quantity", 12L);
        must(floor.scan(bring(floor, task, "case-MUG", 1)));

        assertThat(work(floor, "ann")).isEmpty();
    }

    @Test
    void what_the_reserve_has_not_free_is_not_asked_for() {
        var floor = floor(0, 7);
        floor.released(new Line(1, 1, "MUG", 4));

        var task = work(floor, "ann").getFirst();

        assertThat(task).containsEntry("cause", "demand").containsEntry("quantity", 3L);
        must(floor.scan(bring(floor, task, "MUG", 3)));
        assertThat(work(floor, "ann")).isEmpty();
    }

    @Test
    void a_scan_that_cannot_be_is_refused_and_nothing_moves() {
        var floor = floor(4, 100);
        house.stock(floor.warehouse(), RESERVE, "CUP", 5);
        var task = work(floor, "ann").getFirst();
        var good = bring(floor, task, "case-MUG", 1);

        var results = floor.scan(
                Handheld.but(good, "to", OTHER),
                Handheld.but(good, "barcode", "CUP"),
                Handheld.but(good, "barcode", "NONE"),
                Handheld.but(good, "quantity", 4),
                Handheld.but(good, "task", "99"),
                Handheld.but(good, "from", OTHER));

        assertThat(results)
                .extracting(Handheld.Result::code)
                .containsExactly(
                        "replenishing.wrong-location",
                        "replenishing.wrong-item",
                        "moving.unknown-barcode",
                        "replenishing.more-than-wanted",
                        "replenishing.no-such-task",
                        "moving.not-enough");
        assertThat(onHand(floor, FACE)).isEqualTo(4);
        must(floor.scan(Handheld.but(good, "quantity", 3)));
        assertThat(floor.scan(Handheld.but(good, "quantity", 1)).getFirst().code())
                .isEqualTo("replenishing.over");
    }

    @Test
    void a_face_is_never_two_tasks_however_many_ask() {
        var floor = floor(4, 100);

        var asked = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> work(floor, "worker" + i)))
                .toList();

        assertThat(asked.stream().flatMap(one -> one.join().stream())).hasSize(1);
        assertThat(work(floor, "late")).isEmpty();
    }

    @Test
    void what_nobody_needs_any_more_is_given_up() {
        var floor = floor(4, 24);
        work(floor, "ann");
        db.owner()
                .sql("update wms.refill set lease_until = now() - interval '1 minute' where node_id = ?")
                .param(floor.warehouse().node().value())
                .update();
        must(floor.scan(
                floor.scan("move", Map.of("from", RESERVE, "to", OTHER, "barcode", "case-MUG", "quantity", 2))));
        later();

        assertThat(work(floor, "ann")).isEmpty();
    }

    @Test
    void a_plan_stands_for_a_while_and_costs_who_asks_next_no_more_than_a_look() {
        var counted = new CountedStatements(db.dataSource());
        try (var watched = new WarehouseHouse(db, counted)) {
            var floor = floor(4, 100);
            var asking = new Handheld(watched, floor.warehouse());
            assertThat(work(asking, "ann")).hasSize(1);
            assertThat(work(asking, "bob")).isEmpty();
            house.stock(floor.warehouse(), OTHER, "CUP", 1);
            house.stock(floor.warehouse(), RESERVE, "CUP", 50);
            face(floor, OTHER, "CUP", 5, 20);

            int before = counted.statements();
            assertThat(work(asking, "bob")).isEmpty();
            assertThat(counted.statements() - before).isLessThan(7);

            watched.setNow(watched.now().plus(PlanTimes.STANDS));
            assertThat(work(asking, "bob")).extracting(task -> task.get("to")).containsExactly(OTHER);
        }
    }

    private void later() {
        house.setNow(house.now().plus(PlanTimes.STANDS));
    }
}
