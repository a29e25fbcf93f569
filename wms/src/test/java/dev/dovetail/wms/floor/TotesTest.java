package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.must;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld.Result;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No tote holds the goods of two orders but for a batch, however they are picked. */
@ExtendWith(PostgresExtension.class)
class TotesTest {
    private final WarehouseHouse house;
    private final Handheld floor;

    TotesTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(2)).knows("MUG");
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 100);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void a_tote_with_the_goods_of_another_order_is_refused_until_they_are_packed() {
        var first = floor.released(new Line(1, 1, "MUG", 2));
        var anns = task("ann");
        floor.released(new Line(1, 1, "MUG", 1));
        var bobs = task("bob");
        must(floor.scan(into("T-1", anns, 2)));

        assertThat(floor.scan(into("T-1", bobs, 1)))
                .extracting(one -> one.code() + " | " + one.detail())
                .containsExactly("picking.tote-taken | The tote T-1 is for the order " + first.orderNumber()
                        + ". Take an empty one");

        must(floor.scan(floor.pack(first, "BOX", "MUG", 2)));
        must(floor.scan(into("T-1", bobs, 1)));
    }

    @Test
    void a_tote_of_a_cart_is_refused_though_nothing_lies_in_it_yet() {
        floor.released(new Line(1, 1, "MUG", 2));
        var trip = floor.trip("ann", "cluster", 4);
        floor.released(new Line(1, 1, "MUG", 1));
        var bobs = task("bob");
        must(floor.scan(floor.scan("tote", Map.of("task", trip.get("task"), "slot", "A", "tote", "T-1"))));

        assertThat(floor.scan(into("T-1", bobs, 1))).extracting(Result::code).containsExactly("picking.tote-taken");
    }

    @Test
    void a_full_tote_that_left_its_slot_stays_its_orders() {
        floor.released(new Line(1, 1, "MUG", 4));
        var trip = floor.trip("ann", "cluster", 4);
        must(floor.scan(
                but(floor.pick(trip, stops(trip).getFirst(), "MUG", 1), "tote", "T-1"),
                floor.scan("tote", Map.of("task", trip.get("task"), "slot", "A", "tote", "T-2"))));
        floor.released(new Line(1, 1, "MUG", 1));

        assertThat(floor.scan(into("T-1", task("bob"), 1)))
                .extracting(Result::code)
                .containsExactly("picking.tote-taken");
    }

    @Test
    void who_picks_one_order_takes_another_tote_when_one_is_full() {
        floor.released(new Line(1, 1, "MUG", 4));
        var anns = task("ann");
        floor.released(new Line(1, 1, "MUG", 1));
        var bobs = task("bob");

        must(floor.scan(into("T-1", anns, 1), into("T-2", anns, 1), into("T-1", anns, 1)));

        assertThat(floor.scan(into("T-1", bobs, 1), into("T-2", bobs, 1)))
                .extracting(Result::code)
                .containsOnly("picking.tote-taken");
    }

    @Test
    void two_orders_of_one_message_do_not_share_a_tote_and_a_refused_pick_keeps_none() {
        floor.released(new Line(1, 1, "MUG", 1));
        floor.released(new Line(1, 1, "MUG", 1));
        var tasks = floor.tasks("ann", "pick", 2);
        var wrong = but(into("T-1", tasks.getFirst(), 1), "quantity", 9);

        assertThat(floor.scan(wrong, but(wrong, "location", "NO-BIN")))
                .extracting(Result::code)
                .containsExactly("picking.too-many", "picking.wrong-location");
        assertThat(floor.scan(into("T-1", tasks.get(1), 1), into("T-1", tasks.getFirst(), 1)))
                .extracting(Result::code)
                .containsExactly("", "picking.tote-taken");
    }

    @Test
    void what_is_unpacked_goes_into_no_tote_of_another_order() {
        var first = floor.released(new Line(1, 1, "MUG", 1));
        must(floor.scan(into("T-1", task("ann"), 1)));
        must(floor.scan(floor.pack(first, "BOX", "MUG", 1)));
        floor.released(new Line(1, 1, "MUG", 1));
        must(floor.scan(into("T-2", task("bob"), 1)));

        assertThat(floor.scan(unpack("T-2"))).extracting(Result::code).containsExactly("packing.tote-taken");
        must(floor.scan(unpack("T-1")));
    }

    @Test
    void of_two_orders_that_race_for_a_tote_one_gets_it() throws Exception {
        for (int round = 0; round < 6; round++) {
            floor.released(new Line(1, 1, "MUG", 1));
            floor.released(new Line(1, 1, "MUG", 1));
            var tasks = List.of(task("ann" + round), task("bob" + round));
            var tote = "T-" + round;

            var results = together(
                    () -> floor.scan(into(tote, tasks.getFirst(), 1)), () -> floor.scan(into(tote, tasks.get(1), 1)));

            assertThat(results)
                    .extracting(one -> one.getFirst().code())
                    .containsExactlyInAnyOrder("", "picking.tote-taken");
        }
    }

    private static List<List<Result>> together(Callable<List<Result>> one, Callable<List<Result>> other)
            throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> {
                start.await();
                return one.call();
            });
            var second = threads.submit(() -> {
                start.await();
                return other.call();
            });
            return List.of(first.get(), second.get());
        }
    }

    private Map<String, Object> task(String worker) {
        return floor.tasks(worker, "pick", 1).getFirst();
    }

    private Map<String, Object> into(String tote, Map<String, Object> task, long units) {
        return but(floor.pick(task, stops(task).getFirst(), "MUG", units), "tote", tote);
    }

    private Map<String, Object> unpack(String tote) {
        return floor.scan("unpack", Map.of("carton", "BOX", "barcode", "MUG", "quantity", 1, "tote", tote));
    }
}
