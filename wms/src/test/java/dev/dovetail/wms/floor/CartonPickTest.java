package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.must;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.Part;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Picked straight into the carton that is shipped. A MUG is a cube of 100 mm and 100 g; a POT nobody has measured. */
@ExtendWith(PostgresExtension.class)
class CartonPickTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Handheld floor;

    CartonPickTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP", "POT");
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 100);
        house.stock(floor.warehouse(), "A-01-02-1", "CUP", 100);
        house.stock(floor.warehouse(), "A-01-03-1", "POT", 100);
        measured("MUG", 100, 100, 100);
        measured("CUP", 100, 50, 50);
        type("S", 200, 200, 200, 500);
        type("M", 400, 400, 300, 3000);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void who_packs_finds_the_carton_open_with_the_goods_in_it_and_only_closes_it() {
        var order = floor.released(new Line(1, 1, "MUG", 3), new Line(2, 1, "CUP", 2));
        var trip = floor.trip("ann", "cluster", 1);
        assertThat(slot(trip)).containsEntry("cartonType", "S").containsEntry("carton", null);
        must(floor.scan(into("C-1", trip, 0)));
        assertThat(floor.scan(floor.close("C-1"))).extracting(Result::code).containsExactly("packing.not-ready");
        var again = floor.trip("ann", "cluster", 1);
        assertThat(slot(again)).containsEntry("carton", "C-1");
        must(floor.scan(into("C-1", again, 0)));

        var pack = floor.tasks("pat", "pack", 1).getFirst();
        assertThat(pack).containsEntry("cartons", List.of("C-1")).containsEntry("totes", List.of());
        assertThat(stops(pack)).isEmpty();
        must(floor.scan(floor.close("C-1")));

        assertThat(house.told(floor.warehouse()))
                .filteredOn(NodeFact.Packed.class::isInstance)
                .singleElement()
                .satisfies(fact -> assertThat(((NodeFact.Packed) fact).lines())
                        .containsExactlyInAnyOrder(
                                new NodeFact.Line(1, 1, "MUG", 3), new NodeFact.Line(2, 1, "CUP", 2)));
        var outside = new Outside(house);
        outside.deliver();
        must(floor.scan(floor.load("C-1")));
        must(floor.scan(floor.depart()));
        outside.deliver();
        assertThat(outside.facts())
                .filteredOn(NodeFact.Shipped.class::isInstance)
                .extracting(fact -> ((NodeFact.Shipped) fact).fulfillmentOrder())
                .containsExactly(order.fulfillmentOrder());
    }

    @Test
    void what_does_not_fit_goes_into_another_carton_and_what_is_unpacked_comes_back() {
        floor.released(new Line(1, 1, "MUG", 7));
        var trip = floor.trip("ann", "cluster", 1);
        assertThat(slot(trip)).containsEntry("cartonType", "M");
        var small = but(into("C-1", trip, 0), "cartonType", "S");

        assertThat(floor.scan(small))
                .extracting(one -> one.code() + " | " + one.detail())
                .containsExactly(
                        "picking.carton-full | The carton C-1 is full by weight: 5 more fit, not 7. Put the rest into"
                                + " another");
        must(floor.scan(but(small, "quantity", 4), but(small, "quantity", 1)));
        assertThat(floor.scan(but(small, "quantity", 1)))
                .extracting(Result::code)
                .containsExactly("picking.carton-full");
        must(floor.scan(floor.scan("unpack", Map.of("carton", "C-1", "barcode", "MUG", "quantity", 2, "tote", "T-1"))));
        must(floor.scan(but(small, "quantity", 2)));
        var order = floor.tasks("ann", "pick", 1);
        assertThat(order).isEmpty();
    }

    @Test
    void an_order_that_is_not_measured_or_asks_for_kits_takes_a_tote() {
        floor.released(new Line(1, 1, "POT", 1));
        var pots = floor.trip("ann", "cluster", 1);
        floor.released(new Line(1, 1, "SET", 1, List.of(new Part("MUG", 1), new Part("CUP", 1))));
        var kits = floor.trip("bob", "cluster", 1);
        assertThat(List.of(slot(pots), slot(kits)))
                .allSatisfy(slot -> assertThat(slot).containsEntry("cartonType", null));

        assertThat(floor.scan(into("C-1", pots, 0), into("C-2", kits, 0)))
                .extracting(one -> one.code() + " | " + one.detail())
                .containsExactly(
                        "picking.no-carton | This order cannot be picked into the carton C-1: take a tote",
                        "picking.no-carton | This order cannot be picked into the carton C-2: take a tote");
        must(floor.scan(floor.pickInto(pots, stops(pots).getFirst())));
    }

    @Test
    void a_carton_is_one_orders_and_a_refused_pick_opens_none() {
        floor.released(new Line(1, 1, "MUG", 2));
        floor.released(new Line(1, 1, "MUG", 2));
        var trip = floor.trip("ann", "cluster", 2);
        var first = into("C-1", trip, 0);

        assertThat(floor.scan(
                        but(first, "quantity", 3),
                        but(first, "barcode", "CUP"),
                        but(first, "carton", "TOTE-1"),
                        but(first, "seq", 77),
                        but(but(first, "carton", "C-9"), "cartonType", "XXL")))
                .extracting(Result::code)
                .containsExactly(
                        "picking.too-many",
                        "picking.wrong-item",
                        "packing.not-a-carton",
                        "picking.no-such-line",
                        "picking.no-carton");
        assertThat(cartons()).isZero();
        must(floor.scan(first));
        assertThat(floor.scan(into("C-1", trip, 1))).extracting(Result::code).containsExactly("packing.carton-taken");
        must(floor.scan(into("C-2", trip, 1)));
        must(floor.scan(floor.close("C-1"), floor.close("C-2")));
        assertThat(cartons()).isEqualTo(2);
    }

    @Test
    void two_pickers_race_for_one_carton_and_one_gets_it() {
        for (int round = 0; round < 5; round++) {
            floor.released(new Line(1, 1, "MUG", 1));
            floor.released(new Line(1, 1, "MUG", 1));
            var anns = floor.trip("ann" + round, "cluster", 1);
            var bobs = floor.trip("bob" + round, "cluster", 1);
            var carton = "R-" + round;

            var results = Stream.of(anns, bobs)
                    .map(trip -> CompletableFuture.supplyAsync(() -> floor.scan(into(carton, trip, 0))))
                    .toList()
                    .stream()
                    .map(one -> one.join().getFirst().code())
                    .toList();

            assertThat(results).containsExactlyInAnyOrder("", "packing.carton-taken");
        }
    }

    @Test
    void a_batch_goes_into_no_carton() {
        floor.released(new Line(1, 1, "MUG", 1));
        var trip = floor.trip("ann", "batch", 5);

        assertThat(floor.scan(into("C-1", trip, 0))).extracting(Result::code).containsExactly("picking.no-carton");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> slot(Map<String, Object> trip) {
        return ((List<Map<String, Object>>) trip.get("slots")).getFirst();
    }

    private Map<String, Object> into(String carton, Map<String, Object> trip, int stop) {
        var pick = new LinkedHashMap<>(floor.pickAll(trip, stops(trip).get(stop)));
        pick.remove("tote");
        pick.put("carton", carton);
        return pick;
    }

    private long cartons() {
        return db.jdbc()
                .sql("select count(*) from wms.parcel where node_id = ?")
                .param(floor.warehouse().node().value())
                .query(Long.class)
                .single();
    }

    private void measured(String sku, int width, int depth, int height) {
        db.owner()
                .sql("insert into wms.item_size values (?, 1, ?, ?, ?, ?)")
                .params(floor.warehouse().node().value(), sku, width, depth, height)
                .update();
    }

    private void type(String code, int width, int depth, int height, int grams) {
        db.owner()
                .sql("insert into wms.carton_type values (?, ?, ?, ?, ?, ?)")
                .params(floor.warehouse().node().value(), code, width, depth, height, grams)
                .update();
    }
}
