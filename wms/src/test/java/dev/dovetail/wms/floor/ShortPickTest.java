package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld.Result;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bin holds less than the books say: the picker is sent to another, and only then is the order told. */
@ExtendWith(PostgresExtension.class)
class ShortPickTest {
    private final WarehouseHouse house;
    private final Handheld floor;

    ShortPickTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(3)).knows("MUG");
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void the_picker_goes_on_to_another_bin_and_the_order_hears_nothing_of_it() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 3);
        house.setNow(house.now().plusSeconds(1));
        house.stock(floor.warehouse(), "A-01-03-1", "MUG", 9);
        floor.released(new Line(1, 1, "MUG", 3));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var stop = stops(task).getFirst();

        Handheld.must(floor.scan(floor.pick(task, stop, "MUG", 1), missing(task, stop, "empty", 2)));

        var next = floor.tasks("ann", "pick", 1).getFirst();
        assertThat(stops(next))
                .extracting(one -> one.get("location"), one -> one.get("quantity"))
                .containsExactly(tuple("A-01-03-1", 2L));
        Handheld.must(floor.scan(floor.pickAll(next, stops(next).getFirst())));
        assertThat(house.told(floor.warehouse()))
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly("Accepted", "Picked", "StockChanged", "Picked");
    }

    @Test
    void with_no_other_bin_the_units_go_back_to_the_order_and_the_rest_is_packed() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 3);
        var release = floor.released(new Line(1, 1, "MUG", 3));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var stop = stops(task).getFirst();

        Handheld.must(floor.scan(missing(task, stop, "damaged", 1), floor.pick(task, stop, "MUG", 2)));

        assertThat(house.told(floor.warehouse()))
                .filteredOn(NodeFact.ShortPicked.class::isInstance)
                .singleElement()
                .satisfies(fact -> assertThat(((NodeFact.ShortPicked) fact).lines())
                        .containsExactly(new NodeFact.Line(1, 1, "MUG", 1)));
        Handheld.must(floor.scan(floor.pack(release, "C-1", "MUG", 2), floor.close("C-1")));
    }

    @Test
    void a_report_that_cannot_be_is_refused() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 3);
        floor.released(new Line(1, 1, "MUG", 3));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var report = missing(task, stops(task).getFirst(), "short", 1);

        var results = floor.scan(
                but(report, "quantity", 4), but(report, "location", "A-01-02-1"), but(report, "reason", "tired"));

        assertThat(results)
                .extracting(Result::code)
                .containsExactly("picking.too-many", "picking.wrong-location", "picking.unknown-reason");
        assertThat(house.told(floor.warehouse())).hasSize(1);
    }

    private Map<String, Object> missing(Map<String, Object> task, Map<String, Object> stop, String reason, long units) {
        return floor.scan(
                "short",
                Map.of(
                        "task", task.get("task"),
                        "seq", stop.get("seq"),
                        "location", stop.get("location"),
                        "reason", reason,
                        "quantity", units));
    }
}
