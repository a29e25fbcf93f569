package dev.dovetail.wms.walls;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.must;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.handoff.CountedStatements;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was picked together is sorted on a wall and packed from its slots. */
@ExtendWith(PostgresExtension.class)
class PutWallTest {
    private final CountedStatements counted;
    private final WarehouseHouse house;
    private final Handheld floor;
    private final Walls walls;
    private final WallStore store;

    PutWallTest(TestDatabase db) {
        counted = new CountedStatements(db.dataSource());
        house = new WarehouseHouse(db, counted);
        floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP", "LID");
        walls = house.get(Walls.class);
        store = house.get(WallStore.class);
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 200);
        house.stock(floor.warehouse(), "A-01-02-1", "CUP", 200);
        house.stock(floor.warehouse(), "A-01-03-1", "LID", 200);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void a_plan_gives_each_order_of_a_container_its_slot_at_once_and_the_same_again() {
        wall(2);
        var first = floor.released(new Line(1, 1, "MUG", 2), new Line(2, 1, "CUP", 1));
        var second = floor.released(new Line(1, 1, "MUG", 1));
        var third = floor.released(new Line(1, 1, "LID", 1), new Line(2, 1, "CUP", 1));
        picked("BOX");

        var plan = walls.plan(floor.warehouse(), "W", "BOX");
        assertThat(plan)
                .extracting(Walls.Lying::orderNumber, one -> one.sku().code(), Walls.Lying::units, Walls.Lying::slot)
                .containsExactlyInAnyOrder(
                        tuple(first.orderNumber(), "MUG", 2L, "W-01"),
                        tuple(first.orderNumber(), "CUP", 1L, "W-01"),
                        tuple(second.orderNumber(), "MUG", 1L, "W-02"),
                        tuple(third.orderNumber(), "LID", 1L, null),
                        tuple(third.orderNumber(), "CUP", 1L, null));
        assertThat(plan.getFirst().missing()).isEqualTo(3);
        assertThat(walls.plan(floor.warehouse(), "W", "BOX")).isEqualTo(plan);
        assertThat(ask("MUG", 1).slot().code())
                .as("as who asks for one is told")
                .isEqualTo("W-01");
        must(floor.scan(sort("MUG", 2, "W-01"), sort("CUP", 1, "W-01"), sort("MUG", 1, "W-02")));
        assertThat(walls.plan(floor.warehouse(), "W", "BOX"))
                .allSatisfy(one -> assertThat(one.orderNumber()).isEqualTo(third.orderNumber()));
    }

    @Test
    void an_order_with_a_slot_of_another_wall_is_told_with_that_and_what_it_waits_for() {
        wall(2);
        walls.put(floor.warehouse(), "V", 2, new Cause("tester", house.now(), "api"));
        var first = floor.released(new Line(1, 1, "MUG", 2), new Line(2, 1, "CUP", 1));
        var second = floor.released(new Line(1, 1, "LID", 1));
        picked("BOX");
        walls.ask(floor.warehouse(), "V", new Walls.Ask("BOX", "MUG", 1, null));

        assertThat(walls.plan(floor.warehouse(), "W", "BOX"))
                .extracting(Walls.Lying::orderNumber, Walls.Lying::slot, Walls.Lying::missing)
                .containsExactly(
                        tuple(second.orderNumber(), "W-01", 1L),
                        tuple(first.orderNumber(), "V-01", 3L),
                        tuple(first.orderNumber(), "V-01", 3L));
    }

    @Test
    void two_plans_of_a_container_at_two_walls_at_once_give_each_order_one_slot() throws Exception {
        wall(6);
        walls.put(floor.warehouse(), "V", 6, new Cause("tester", house.now(), "api"));
        for (int i = 0; i < 6; i++) floor.released(new Line(1, 1, "MUG", 1));
        picked("BOX");

        together(Stream.of("W", "V", "W", "V")
                .<Callable<Object>>map(wall -> () -> walls.plan(floor.warehouse(), wall, "BOX"))
                .toList());

        assertThat(walls.plan(floor.warehouse(), "W", "BOX"))
                .hasSize(6)
                .allSatisfy(one -> assertThat(one.missing()).isEqualTo(1))
                .extracting(Walls.Lying::slot)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void an_order_is_offered_to_packers_once_all_of_it_lies_in_its_slot() {
        wall(2);
        var first = floor.released(new Line(1, 1, "MUG", 2), new Line(2, 1, "CUP", 1));
        var second = floor.released(new Line(1, 1, "MUG", 1));
        picked("BOX");
        walls.plan(floor.warehouse(), "W", "BOX");
        assertThat(floor.tasks("pam", "pack", 5)).isEmpty();

        must(floor.scan(sort("MUG", 2, "W-01")));
        assertThat(floor.tasks("pam", "pack", 5)).isEmpty();
        assertThat(floor.asked(Map.of("worker", "pam", "kind", "pack", "limit", 1, "tote", "W-01")))
                .isEmpty();
        must(floor.scan(sort("MUG", 1, "W-02")));
        assertThat(floor.tasks("pam", "pack", 5))
                .extracting(task -> task.get("orderNumber"))
                .containsExactly(second.orderNumber());
        must(floor.scan(sort("CUP", 1, "W-01")));
        assertThat(house.get(dev.dovetail.wms.outbound.OutboundView.class)
                        .nextToPack(floor.warehouse().node(), 5))
                .hasSize(2);
        assertThat(floor.tasks("pam", "pack", 5)).hasSize(2);
        must(floor.scan(floor.pack(first, "C-1", "MUG", 2)));
        assertThat(floor.tasks("pam", "pack", 5)).hasSize(2);
    }

    @Test
    void a_unit_that_is_picked_again_without_the_wall_hides_its_order_from_nobody() {
        wall(2);
        var order = floor.released(new Line(1, 1, "MUG", 1));
        floor.released(new Line(1, 1, "CUP", 1));
        picked("BOX");
        walls.plan(floor.warehouse(), "W", "BOX");
        must(floor.scan(sort("MUG", 1, "W-01")));
        must(floor.scan(floor.scan(
                "damaged",
                Map.of(
                        "outbound",
                        order.fulfillmentOrder().toString(),
                        "barcode",
                        "MUG",
                        "quantity",
                        1,
                        "reason",
                        "damaged"))));
        var again = floor.asked(Map.of("worker", "bob", "kind", "pick", "mode", "batch", "slots", 5))
                .getFirst();
        must(floor.scan(stops(again).stream()
                .map(stop -> but(floor.pickAll(again, stop), "tote", "CRATE"))
                .toList()));

        assertThat(floor.tasks("pam", "pack", 5))
                .extracting(task -> task.get("orderNumber"))
                .containsExactly(order.orderNumber());
    }

    @Test
    void what_lies_in_a_slot_is_not_carried_off_on_a_plate() {
        wall(2);
        floor.released(new Line(1, 1, "MUG", 2));
        picked("BOX");
        ask("MUG", 2);
        must(floor.scan(sort("MUG", 2, "W-01")));
        var plate = "340123450000000017";
        must(floor.scan(
                floor.scan("plate-on", Map.of("plate", plate, "location", "W-01", "barcode", "MUG", "quantity", 2))));

        assertThat(floor.scan(floor.scan("plate-putaway", Map.of("plate", plate, "to", "A-01-03-1"))))
                .extracting(Handheld.Result::code)
                .containsExactly("receiving.picked");
    }

    @Test
    void a_batch_is_picked_into_a_box_sorted_by_orders_and_packed_from_the_slots() {
        wall(2);
        var first = floor.released(new Line(1, 1, "MUG", 2), new Line(2, 1, "CUP", 1));
        var second = floor.released(new Line(1, 1, "MUG", 1));
        picked("BOX");

        assertThat(ask("MUG", 1))
                .extracting(told -> told.slot().code(), Walls.Told::missing)
                .containsExactly("W-01", 2L);
        assertThat(ask("MUG", 5))
                .extracting(told -> told.slot().code(), Walls.Told::quantity)
                .containsExactly("W-01", 2L);
        must(floor.scan(sort("MUG", 2, "W-01")));
        assertThat(slots())
                .containsExactly(
                        tuple("W-01", "filling", first.orderNumber(), 2L, 1L), tuple("W-02", "free", null, 0L, 0L));
        assertThat(ask("MUG", 1).slot().code()).isEqualTo("W-02");
        assertThat(ask("CUP", 1).missing()).isZero();
        must(floor.scan(sort("MUG", 1, "W-02"), sort("CUP", 1, "W-01")));
        assertThat(slots())
                .containsExactly(
                        tuple("W-01", "ready", first.orderNumber(), 3L, 0L),
                        tuple("W-02", "ready", second.orderNumber(), 1L, 0L));

        var task = floor.asked(Map.of("worker", "pat", "kind", "pack", "limit", 1, "tote", "W-02"))
                .getFirst();
        assertThat(task)
                .containsEntry("outbound", second.fulfillmentOrder().toString())
                .containsEntry("tote", "W-02");
        must(floor.scan(floor.pack(second, "C-2", "MUG", 1)));
        assertThat(slots()).contains(tuple("W-02", "packing", second.orderNumber(), 0L, 0L));
        must(floor.scan(floor.close("C-2")));
        assertThat(slots()).contains(tuple("W-02", "free", null, 0L, 0L));
    }

    @Test
    void goods_go_into_no_other_slot_and_nothing_moves() {
        wall(3);
        floor.released(new Line(1, 1, "MUG", 2));
        floor.released(new Line(1, 1, "CUP", 1));
        picked("BOX");
        assertThat(List.of(ask("MUG", 1).slot().code(), ask("CUP", 1).slot().code()))
                .containsExactly("W-01", "W-02");

        var results = floor.scan(
                sort("MUG", 1, "W-02"),
                sort("MUG", 1, "W-03"),
                sort("MUG", 3, "W-01"),
                sort("LID", 1, "W-01"),
                sort("NONE", 1, "W-01"),
                sort("MUG", 1, "DOCK-1"),
                but(sort("MUG", 1, "W-01"), "from", "A-01-01-1"));

        assertThat(results)
                .extracting(one -> one.code() + " | " + one.detail())
                .containsExactly(
                        "sorting.slot-taken | W-02 is another order's slot: it goes into W-01",
                        "sorting.wrong-slot | Not into W-03: it goes into W-01",
                        "sorting.too-many | Only 2 of that lie there for W-01, not 3",
                        "sorting.nobody-wants | No order of BOX wants LID: put it aside for a supervisor",
                        "sorting.unknown-barcode | Nobody knows NONE",
                        "sorting.not-a-slot | DOCK-1 is no slot of a put wall",
                        "sorting.not-a-container | A-01-01-1 is no tote or cart to sort out of");
        assertThat(slots()).extracting(slot -> slot.toList().get(3)).containsOnly(0L);
    }

    @Test
    void what_was_picked_is_not_put_away_from_its_slot_or_its_cart() {
        wall(1);
        house.run(() -> {
            house.get(LayoutSetup.class)
                    .place(floor.warehouse().node(), List.of(PlannedLocation.of("CART-9", Location.Kind.CART)));
            return 0;
        });
        floor.released(new Line(1, 1, "MUG", 2));
        picked("CART-9");
        var slot = walls.ask(floor.warehouse(), "W", new Walls.Ask("CART-9", "MUG", 1, null))
                .slot();
        must(floor.scan(but(sort("MUG", 1, slot.code()), "from", "CART-9")));

        assertThat(floor.scan(putAway("CART-9"), putAway("W-01")))
                .extracting(one -> one.code() + " | " + one.detail())
                .containsExactly(
                        "receiving.picked | MUG in CART-9 was picked for orders: it goes back by unpick or unsort, not by"
                                + " putaway",
                        "receiving.picked | MUG in W-01 was picked for orders: it goes back by unpick or unsort, not by"
                                + " putaway");
    }

    private Map<String, Object> putAway(String from) {
        return floor.scan("putaway", Map.of("from", from, "to", "A-01-01-1", "barcode", "MUG", "quantity", 1));
    }

    @Test
    void a_full_wall_names_what_is_ready_and_what_nobody_wants_is_said() {
        wall(1);
        floor.released(new Line(1, 1, "MUG", 1));
        floor.released(new Line(1, 1, "CUP", 1));
        picked("BOX");
        ask("MUG", 1);
        must(floor.scan(sort("MUG", 1, "W-01")));

        assertThatThrownBy(() -> ask("CUP", 1)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("sorting.wall-full");
            assertThat(refused.refusal().details()).containsEntry("ready", List.of("W-01"));
        });
        assertThatThrownBy(() -> ask("LID", 1)).hasMessageContaining("sorting.nobody-wants");
        assertThatThrownBy(() -> ask("MUG", 1)).hasMessageContaining("sorting.nobody-wants");
        assertThatThrownBy(() -> walls.ask(floor.warehouse(), "X", new Walls.Ask("BOX", "MUG", 1, null)))
                .hasMessageContaining("sorting.no-such-wall");
        wall(2);
        assertThat(ask("CUP", 1).slot().code()).isEqualTo("W-02");
        assertThatThrownBy(() -> wall(1)).hasMessageContaining("sorting.fewer-slots");
    }

    @Test
    void however_many_ask_at_once_no_slot_has_two_orders_and_no_order_two_slots() throws Exception {
        wall(12);
        List<ReleaseRequested> orders = new ArrayList<>();
        for (int i = 0; i < 12; i++) orders.add(floor.released(new Line(1, 1, "MUG", 1), new Line(2, 1, "CUP", 1)));
        picked("BOX");

        together(IntStream.range(0, 6)
                .<Callable<Object>>mapToObj(i -> () -> {
                    for (int n = 0; n < 8; n++) {
                        var sku = (i + n) % 2 == 0 ? "MUG" : "CUP";
                        try {
                            var told = ask(sku, 1);
                            floor.scan(sort(sku, 1, told.slot().code()));
                        } catch (Refused gone) {
                            assertThat(gone.refusal().code()).isEqualTo("sorting.nobody-wants");
                        }
                    }
                    return i;
                })
                .toList());
        for (var sku : List.of("MUG", "CUP"))
            for (int n = 0; n < 12; n++) {
                try {
                    must(floor.scan(sort(sku, 1, ask(sku, 1).slot().code())));
                } catch (Refused done) {
                    break;
                }
            }

        assertThat(slots()).extracting(slot -> slot.toList().get(1)).containsOnly("ready");
        assertThat(slots()).extracting(slot -> slot.toList().get(2)).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void ten_scans_cost_the_statements_of_two() {
        wall(12);
        var node = floor.warehouse().node();
        List<ReleaseRequested> orders = new ArrayList<>();
        for (int i = 0; i < 12; i++) orders.add(floor.released(new Line(1, 1, "MUG", 1)));
        picked("BOX");
        var slots = orders.stream()
                .map(order -> house.run(() -> store.take(node, "W", List.of(order.fulfillmentOrder()))
                        .getFirst()
                        .code()))
                .toList();
        var scans = slots.stream().map(slot -> sort("MUG", 1, slot)).toList();

        assertThat(cost(scans.subList(0, 2))).isEqualTo(cost(scans.subList(2, 12)));
    }

    private int cost(List<Map<String, Object>> scans) {
        int before = counted.statements();
        must(floor.scan(scans));
        return counted.statements() - before;
    }

    @Test
    void without_a_wall_a_batch_is_of_single_lines() {
        floor.released(new Line(1, 1, "MUG", 1), new Line(2, 1, "CUP", 1));

        assertThat(floor.asked(Map.of("worker", "ann", "kind", "pick", "mode", "batch", "slots", 20)))
                .isEmpty();
        assertThatThrownBy(() -> floor.asked(
                        Map.of("worker", "ann", "kind", "pick", "mode", "batch", "slots", 20, "wall", "NONE")))
                .hasMessageContaining("sorting.no-such-wall");
    }

    private void wall(int slots) {
        walls.put(floor.warehouse(), "W", slots, new Cause("tester", house.now(), "api"));
    }

    private void picked(String box) {
        var trip = floor.asked(Map.of("worker", "ann", "kind", "pick", "mode", "batch", "slots", 50, "wall", "W"))
                .getFirst();
        must(floor.scan(stops(trip).stream()
                .map(stop -> but(floor.pickAll(trip, stop), "tote", box))
                .toList()));
    }

    private Walls.Told ask(String barcode, long packs) {
        return walls.ask(floor.warehouse(), "W", new Walls.Ask("BOX", barcode, packs, null));
    }

    private Map<String, Object> sort(String barcode, long packs, String slot) {
        return floor.scan("sort", Map.of("from", "BOX", "barcode", barcode, "quantity", packs, "to", slot));
    }

    private List<org.assertj.core.groups.Tuple> slots() {
        return store.shown(floor.warehouse().node(), "W").stream()
                .map(one -> tuple(one.code(), one.state(), one.orderNumber(), one.units(), one.missing()))
                .toList();
    }

    private static void together(List<Callable<Object>> work) throws Exception {
        var start = new CyclicBarrier(work.size());
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var all = work.stream()
                    .map(one -> threads.submit(() -> {
                        start.await();
                        return one.call();
                    }))
                    .toList();
            for (var each : all) each.get();
        }
    }
}
