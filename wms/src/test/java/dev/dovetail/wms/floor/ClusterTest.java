package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld.Result;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several orders on one trip: sorted into totes while they are picked, or into one container and sorted later. */
@ExtendWith(PostgresExtension.class)
class ClusterTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Handheld floor;

    ClusterTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(4)).knows("MUG", "CUP", "POT");
        house.stock(floor.warehouse(), "A-01-01-1", "POT", 50);
        house.stock(floor.warehouse(), "A-01-02-1", "CUP", 50);
        house.stock(floor.warehouse(), "A-01-03-1", "MUG", 50);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void a_cluster_walks_once_for_all_its_orders_and_keeps_them_apart() {
        var first = floor.released(new Line(1, 1, "MUG", 2), new Line(2, 1, "POT", 1));
        var second = floor.released(new Line(1, 1, "CUP", 3), new Line(2, 1, "MUG", 1));

        var trip = trip("ann", "cluster", "C-01");

        assertThat(trip).containsEntry("mode", "cluster").containsEntry("cart", "C-01");
        assertThat(slots(trip))
                .extracting(one -> one.get("slot"), one -> one.get("tote"), one -> one.get("outbound"))
                .containsExactly(tuple("A", null, id(first)), tuple("B", null, id(second)));
        assertThat(stops(trip))
                .extracting(
                        one -> one.get("location"),
                        one -> one.get("slot"),
                        one -> one.get("quantity"),
                        one -> one.get("outbound"))
                .containsExactly(
                        tuple("A-01-01-1", "A", 1L, id(first)),
                        tuple("A-01-02-1", "B", 3L, id(second)),
                        tuple("A-01-03-1", "A", 2L, id(first)),
                        tuple("A-01-03-1", "B", 1L, id(second)));
        assertThat(stops(trip))
                .allSatisfy(
                        stop -> assertThat(stop.get("checkDigits")).asString().hasSize(3));
        Handheld.must(floor.scan(
                stops(trip).stream().map(stop -> floor.pickInto(trip, stop)).toList()));
        assertThat(floor.tasks("ann", "pack", 9))
                .extracting(task -> task.get("outbound"), task -> task.get("totes"))
                .containsExactlyInAnyOrder(tuple(id(first), List.of("T-A")), tuple(id(second), List.of("T-B")));
    }

    @Test
    void a_tote_of_another_slot_is_refused_with_the_right_slot_named_and_nothing_moves() {
        floor.released(new Line(1, 1, "POT", 1), new Line(2, 1, "MUG", 1));
        floor.released(new Line(1, 1, "CUP", 1));
        var trip = floor.trip("ann", "cluster", 4);
        var pot = stops(trip).get(0);
        var cup = stops(trip).get(1);
        var mug = stops(trip).get(2);
        Handheld.must(floor.scan(floor.pickInto(trip, pot)));

        var results = floor.scan(
                but(floor.pickInto(trip, cup), "tote", "T-A"), but(floor.pickInto(trip, mug), "tote", "T-B"));

        assertThat(results)
                .extracting(result -> result.code() + " | " + result.detail())
                .containsExactly(
                        "picking.wrong-tote | Not into T-A: slot B is a tote of its own",
                        "picking.wrong-tote | Not into T-B: slot A is T-A");
        Handheld.must(floor.scan(floor.pickInto(trip, cup), floor.pickInto(trip, mug)));
    }

    @Test
    void a_full_tote_is_followed_by_another_and_packing_names_both() {
        var release = floor.released(new Line(1, 1, "POT", 1), new Line(2, 1, "MUG", 1));
        var trip = floor.trip("ann", "cluster", 4);
        Handheld.must(floor.scan(floor.pickInto(trip, stops(trip).get(0))));

        Handheld.must(floor.scan(
                floor.scan("tote", Map.of("task", trip.get("task"), "slot", "A", "tote", "T-2")),
                but(floor.pickInto(trip, stops(trip).get(1)), "tote", "T-2")));

        assertThat(floor.tasks("ann", "pack", 9)).singleElement().satisfies(task -> {
            assertThat(task).containsEntry("outbound", id(release));
            assertThat((List<?>) task.get("totes")).map(Object::toString).containsExactlyInAnyOrder("T-A", "T-2");
        });
        assertThat(floor.scan(
                        floor.scan("tote", Map.of("task", trip.get("task"), "slot", "F", "tote", "T-9")),
                        floor.scan("tote", Map.of("task", trip.get("task"), "slot", "A", "tote", "A-01-01-1"))))
                .extracting(Result::code)
                .containsExactly("picking.no-such-slot", "picking.not-a-tote");
    }

    @Test
    void a_tote_that_waits_to_be_packed_is_no_other_orders_tote() {
        var waiting = floor.released(new Line(1, 1, "POT", 1));
        var done = floor.trip("ann", "cluster", 1);
        Handheld.must(floor.scan(floor.pickInto(done, stops(done).getFirst())));
        floor.released(new Line(1, 1, "POT", 1));
        var trip = floor.trip("bob", "cluster", 1);

        assertThat(floor.scan(floor.pickInto(trip, stops(trip).getFirst())))
                .extracting(result -> result.code() + " | " + result.detail())
                .containsExactly(
                        "picking.tote-taken | The tote T-A is for the order N" + id(waiting) + ". Take an empty one");
    }

    @Test
    void the_same_picker_gets_the_same_trip_again_and_a_lapsed_one_goes_to_another_whole() {
        for (int i = 0; i < 3; i++) floor.released(new Line(1, 1, "MUG", 2), new Line(2, 1, "CUP", 1));
        var trip = trip("ann", "cluster", "C-01");
        Handheld.must(floor.scan(floor.pickInto(trip, stops(trip).getFirst())));

        var again = floor.tasks("ann", "pick", 4).getFirst();
        assertThat(again).containsEntry("task", trip.get("task"));
        assertThat(stops(again)).hasSize(5).isEqualTo(stops(trip).subList(1, 6));
        assertThatThrownBy(() -> trip("bob", "cluster", "C-01"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("picking.cart-taken");
        lapse();
        var others = trip("bob", "cluster", "C-01");

        assertThat(stops(others)).hasSize(5);
        assertThat(slots(others)).extracting(slot -> slot.get("tote")).containsExactlyInAnyOrder("T-A", null, null);
        assertThat(floor.tasks("ann", "pick", 4)).isEmpty();
        Handheld.must(floor.scan(floor.pickInto(trip, stops(again).getFirst())));
        assertThat(stops(floor.tasks("bob", "pick", 4).getFirst())).hasSize(4);
    }

    @Test
    void a_batch_is_one_stop_for_all_who_want_the_same_and_is_dealt_to_them_in_turn() {
        var releases = IntStream.range(0, 14)
                .mapToObj(_ -> floor.released(new Line(1, 1, "MUG", 1)))
                .toList();
        floor.released(new Line(1, 1, "MUG", 1), new Line(2, 1, "CUP", 1));

        var trip = floor.trip("ann", "batch", 20);

        var stop = stops(trip).getFirst();
        assertThat(stops(trip)).hasSize(1);
        assertThat(stop).containsEntry("quantity", 14L).containsEntry("outbound", null);
        assertThat(slots(trip)).hasSize(1);
        assertThat((List<?>) trip.get("orders")).hasSize(14);
        assertThat(floor.scan(floor.pick(trip, stop, "MUG", 15)))
                .extracting(Result::detail)
                .containsExactly("Only 14 more belong here, not 15");
        Handheld.must(floor.scan(but(floor.pick(trip, stop, "case-MUG", 1), "tote", "BOX")));
        assertThat(stops(floor.tasks("ann", "pick", 1).getFirst()).getFirst()).containsEntry("quantity", 2L);
        assertThat(floor.scan(floor.pick(trip, stop, "MUG", 1)))
                .extracting(Result::code)
                .containsExactly("picking.wrong-tote");
        Handheld.must(floor.scan(but(floor.pick(trip, stop, "MUG", 2), "tote", "BOX")));
        assertThat(floor.tasks("ann", "pack", 50))
                .extracting(task -> task.get("outbound"))
                .containsExactlyInAnyOrderElementsOf(
                        releases.stream().map(ClusterTest::id).toList());
    }

    @Test
    void of_a_batch_that_is_short_the_last_order_does_without() {
        house.stock(floor.warehouse(), "A-01-04-1", "LID", 2);
        floor.knows("LID");
        floor.released(new Line(1, 1, "LID", 1));
        var last = floor.released(new Line(1, 1, "LID", 1));
        var trip = floor.trip("ann", "batch", 20);
        var stop = stops(trip).getFirst();

        Handheld.must(floor.scan(
                floor.pick(trip, stop, "LID", 1),
                floor.scan(
                        "short",
                        Map.of(
                                "task", trip.get("task"),
                                "seq", stop.get("seq"),
                                "location", stop.get("location"),
                                "reason", "empty",
                                "quantity", 1))));

        assertThat(house.told(floor.warehouse()).toString())
                .contains("ShortPicked")
                .contains(id(last));
        assertThat(floor.tasks("ann", "pick", 1)).isEmpty();
    }

    @Test
    void a_picker_of_a_zone_gets_its_lines_and_the_others_stay_ready() {
        house.get(LayoutSetup.class)
                .place(
                        floor.warehouse().node(),
                        List.of(PlannedLocation.at("B-01-01-1", Location.Kind.BIN, "B", 2, 1, 1, "left")));
        floor.knows("LID");
        house.stock(floor.warehouse(), "B-01-01-1", "LID", 9);
        var both = floor.released(new Line(1, 1, "MUG", 1), new Line(2, 1, "LID", 1));
        floor.released(new Line(1, 1, "MUG", 1));

        var ofB = floor.trip("bob", "cluster", 8, "B");
        var ofA = floor.trip("ann", "cluster", 8, "A");

        assertThat(stops(ofB)).extracting(stop -> stop.get("location")).containsExactly("B-01-01-1");
        assertThat(stops(ofA)).extracting(stop -> stop.get("location")).containsExactly("A-01-03-1", "A-01-03-1");
        Handheld.must(floor.scan(but(floor.pickInto(ofB, stops(ofB).getFirst()), "tote", "T-LID")));
        assertThat(floor.tasks("pam", "pack", 9)).isEmpty();
        Handheld.must(floor.scan(
                stops(ofA).stream().map(stop -> floor.pickInto(ofA, stop)).toList()));
        assertThat(floor.tasks("pam", "pack", 9))
                .filteredOn(task -> task.get("outbound").equals(id(both)))
                .singleElement()
                .satisfies(task -> assertThat((List<?>) task.get("totes")).hasSize(2));
    }

    @Test
    void the_carrier_that_leaves_first_is_picked_for_first() {
        floor.released(new Line(1, 1, "MUG", 1));
        var soon = floor.release(new Line(1, 1, "MUG", 1));
        house.send(leaving(soon));

        assertThat(slots(floor.trip("ann", "cluster", 1)))
                .extracting(slot -> slot.get("outbound"))
                .containsExactly(id(soon));
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        for (var no : List.<Map<String, Object>>of(
                Map.of("mode", "swarm", "slots", 3),
                Map.of("mode", "cluster"),
                Map.of("mode", "cluster", "slots", 27),
                Map.of("mode", "batch", "slots", 101),
                Map.of("limit", 51),
                Map.of("mode", "cluster", "slots", 3, "cart", "x".repeat(41)))) {
            var body = new java.util.HashMap<String, Object>(Map.of("worker", "ann", "kind", "pick"));
            body.putAll(no);
            assertThatThrownBy(() -> floor.asked(body)).isInstanceOf(Malformed.class);
        }
        floor.released(new Line(1, 1, "MUG", 1));
        assertThatThrownBy(() -> trip("ann", "cluster", "A-01-01-1")).hasMessageContaining("picking.not-a-cart");
    }

    private ReleaseRequested leaving(ReleaseRequested one) {
        return new ReleaseRequested(
                one.node(),
                one.fulfillmentOrder(),
                one.order(),
                one.channel(),
                one.orderNumber(),
                one.service(),
                null,
                house.now().plusSeconds(3600),
                one.priority(),
                null,
                one.contact(),
                one.lines());
    }

    private Map<String, Object> trip(String worker, String mode, String cart) {
        return floor.asked(Map.of("worker", worker, "kind", "pick", "mode", mode, "slots", 8, "cart", cart))
                .getFirst();
    }

    private void lapse() {
        db.jdbc()
                .sql("update wms.pick_task set lease_until = now() - interval '1 minute' where lease_until is not null")
                .update();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> slots(Map<String, Object> trip) {
        return new ArrayList<>((List<Map<String, Object>>) trip.get("slots"));
    }

    private static String id(ReleaseRequested release) {
        return release.fulfillmentOrder().toString();
    }
}
