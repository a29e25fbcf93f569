package dev.dovetail.wms.walls;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.must;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.floor.Handheld.Result;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was sorted is taken out of its slot again: into its box, or straight into its bin. */
@ExtendWith(PostgresExtension.class)
class UnsortTest {
    private final WarehouseHouse house;
    private final Handheld floor;

    UnsortTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP");
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 50);
        house.stock(floor.warehouse(), "A-01-02-1", "CUP", 50);
        Sorting.wall(house, floor.warehouse(), "W", 4);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void what_was_sorted_goes_back_into_its_empty_box_in_any_order_and_is_sorted_again() {
        floor.released(new Line(1, 1, "MUG", 2));
        floor.released(new Line(1, 1, "CUP", 1));
        batch();
        var mugs = slot("MUG");
        var cups = slot("CUP");
        must(floor.scan(sort("MUG", 2, mugs), sort("CUP", 1, cups)));
        assertThat(units()).containsExactly(2L, 1L, 0L, 0L);

        must(floor.scan(unsort("MUG", 1, mugs, "BOX"), unsort("CUP", 1, cups, "BOX"), unsort("MUG", 1, mugs, "BOX")));

        assertThat(units()).containsOnly(0L);
        assertThat(slot("MUG")).isEqualTo(mugs);
        must(floor.scan(sort("MUG", 2, mugs), sort("CUP", 1, cups)));
        assertThat(units()).containsExactly(2L, 1L, 0L, 0L);
    }

    @Test
    void what_does_not_lie_there_or_may_not_go_there_stays_where_it_is() {
        floor.released(new Line(1, 1, "MUG", 2));
        floor.released(new Line(1, 1, "CUP", 1));
        batch();
        var mugs = slot("MUG");
        must(floor.scan(sort("MUG", 2, mugs)));
        floor.released(new Line(1, 1, "MUG", 1));
        var others = floor.tasks("bob", "pick", 1).getFirst();
        must(floor.scan(but(but(floor.pickAll(others, stops(others).getFirst()), "worker", "bob"), "tote", "BOBS")));

        assertThat(floor.scan(
                        unsort("MUG", 3, mugs, "BOX"),
                        unsort("CUP", 1, mugs, "BOX"),
                        unsort("MUG", 1, "W-04", "BOX"),
                        unsort("MUG", 1, "A-01-01-1", "BOX"),
                        unsort("MUG", 1, mugs, "A-01-01-1"),
                        unsort("NONE", 1, mugs, "BOX"),
                        unsort("MUG", 1, mugs, "BOBS")))
                .extracting(one -> one.code() + " | " + one.detail())
                .satisfiesExactly(
                        one -> assertThat(one)
                                .isEqualTo("sorting.not-in-slot | Only 2 of that lie in " + mugs + ", not 3"),
                        one -> assertThat(one)
                                .isEqualTo("sorting.not-in-slot | Only 0 of that lie in " + mugs + ", not 1"),
                        one -> assertThat(one).isEqualTo("sorting.not-in-slot | Only 0 of that lie in W-04, not 1"),
                        one -> assertThat(one).isEqualTo("sorting.not-a-slot | A-01-01-1 is no slot of a put wall"),
                        one -> assertThat(one)
                                .isEqualTo("sorting.not-into | A-01-01-1 is no tote or cart to lay goods back into"),
                        one -> assertThat(one).isEqualTo("sorting.unknown-barcode | Nobody knows NONE"),
                        one -> assertThat(one).startsWith("sorting.tote-taken | The tote BOBS is for the order"));
        assertThat(units()).contains(2L);
    }

    @Test
    void it_may_go_into_an_empty_tote_which_is_then_its_orders_alone() {
        floor.released(new Line(1, 1, "MUG", 1));
        floor.released(new Line(1, 1, "CUP", 1));
        batch();
        var mugs = slot("MUG");
        var cups = slot("CUP");
        must(floor.scan(sort("MUG", 1, mugs), sort("CUP", 1, cups)));

        must(floor.scan(unsort("MUG", 1, mugs, "SPARE")));

        assertThat(floor.scan(unsort("CUP", 1, cups, "SPARE")))
                .extracting(Result::code)
                .containsExactly("sorting.tote-taken");
        must(floor.scan(but(sort("MUG", 1, mugs), "from", "SPARE")));
    }

    @Test
    void what_was_sorted_is_unpicked_straight_out_of_its_slot() {
        floor.released(new Line(1, 1, "MUG", 2));
        var trip = batch();
        var mugs = slot("MUG");
        must(floor.scan(sort("MUG", 2, mugs)));
        var undo = but(but(floor.pickAll(trip, stops(trip).getFirst()), "kind", "unpick"), "tote", mugs);

        assertThat(floor.scan(but(undo, "tote", "W-04")))
                .extracting(Result::code)
                .containsExactly("picking.not-picked");
        must(floor.scan(undo));

        assertThat(units()).containsOnly(0L);
        must(floor.scan(but(floor.pickAll(trip, stops(trip).getFirst()), "tote", "BOX")));
        assertThat(slot("MUG")).isEqualTo(mugs);
    }

    @Test
    void a_unit_is_taken_out_of_its_slot_or_packed_from_it_but_not_both() throws Exception {
        for (int round = 0; round < 6; round++) {
            var order = floor.released(new Line(1, 1, "MUG", 1));
            batch();
            var slot = slot("MUG");
            must(floor.scan(sort("MUG", 1, slot)));
            var start = new CyclicBarrier(3);
            var tries = List.of(
                    unsort("MUG", 1, slot, "BOX"),
                    but(unsort("MUG", 1, slot, "BOX"), "worker", "bob"),
                    floor.pack(order, "C-" + round, "MUG", 1));

            var codes = tries.stream()
                    .map(scan -> CompletableFuture.supplyAsync(() -> {
                        try {
                            start.await();
                        } catch (Exception broken) {
                            throw new IllegalStateException(broken);
                        }
                        return floor.scan(scan).getFirst().code();
                    }))
                    .toList();

            long moved = Stream.of(codes.get(0), codes.get(1))
                    .filter(code -> code.join().isEmpty())
                    .count();
            assertThat(moved).isLessThanOrEqualTo(1);
            assertThat(codes.get(2).join()).isEmpty(); // out of the slot or out of the box: it is the order's in both
            must(floor.scan(floor.close("C-" + round)));
        }
    }

    private Map<String, Object> batch() {
        var trip = floor.asked(Map.of("worker", "ann", "kind", "pick", "mode", "batch", "slots", 50, "wall", "W"))
                .getFirst();
        must(floor.scan(stops(trip).stream()
                .map(stop -> but(floor.pickAll(trip, stop), "tote", "BOX"))
                .toList()));
        return trip;
    }

    private String slot(String barcode) {
        return Sorting.ask(house, floor.warehouse(), "W", "BOX", barcode);
    }

    private Map<String, Object> sort(String barcode, long packs, String slot) {
        return floor.scan("sort", Map.of("from", "BOX", "barcode", barcode, "quantity", packs, "to", slot));
    }

    private Map<String, Object> unsort(String barcode, long packs, String slot, String to) {
        return floor.scan("unsort", Map.of("from", slot, "barcode", barcode, "quantity", packs, "to", to));
    }

    private List<Long> units() {
        return house.get(WallStore.class).shown(floor.warehouse().node(), "W").stream()
                .map(WallStore.Shown::units)
                .toList();
    }
}
