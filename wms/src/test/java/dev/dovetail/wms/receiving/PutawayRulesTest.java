package dev.dovetail.wms.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which bin goods on the dock are sent to, and how many of them. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PutawayRulesTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Receiving receiving;

    PutawayRulesTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        receiving = house.get(Receiving.class);
    }

    @AfterEach
    void everything_holds() {
        assertThat(house.broken()).isEmpty();
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void a_face_takes_its_most_and_the_rest_goes_to_the_reserve() {
        var floor = floor();
        face(floor, "A-01-02-1", "MUG", 10);
        house.stock(floor.warehouse(), "A-01-02-1", "MUG", 4);
        docked(floor, "MUG", 15);

        assertThat(tasks(floor)).containsExactly(tuple("MUG", 6L, "A-01-02-1"));
        put(floor, "MUG", 6, "A-01-02-1");
        assertThat(tasks(floor)).containsExactly(tuple("MUG", 9L, "R-01-01-1"));
        put(floor, "MUG", 9, "R-01-01-1");
        docked(floor, "MUG", 3);
        assertThat(tasks(floor)).containsExactly(tuple("MUG", 3L, "R-01-01-1"));
    }

    @Test
    void an_empty_face_is_kept_for_its_item() {
        var floor = floor();
        face(floor, "A-01-01-1", "MUG", 10);
        docked(floor, "CUP", 1);

        assertThat(tasks(floor)).containsExactly(tuple("CUP", 1L, "A-01-02-1"));
    }

    @Test
    void a_full_face_is_named_only_where_nothing_else_is_free() {
        var floor = floor();
        face(floor, "A-01-02-1", "MUG", 10);
        house.stock(floor.warehouse(), "A-01-02-1", "MUG", 10);
        for (var bin : List.of("A-01-01-1", "A-01-03-1", "R-01-01-1")) house.stock(floor.warehouse(), bin, "CUP", 1);
        docked(floor, "MUG", 2);

        assertThat(tasks(floor)).containsExactly(tuple("MUG", 2L, "A-01-02-1"));
    }

    @Test
    void an_empty_bin_is_looked_for_in_the_zone_of_the_class() {
        var floor = floor();
        place(floor, PlannedLocation.at("B-01-01-1", Location.Kind.BIN, "B", 10, 1, 1, "left"));
        house.get(ZoneStore.class).put(floor.warehouse().node(), 1, new TreeMap<>(Map.of("", "B")));
        docked(floor, "CUP", 1);

        assertThat(tasks(floor)).containsExactly(tuple("CUP", 1L, "B-01-01-1"));
    }

    @Test
    void a_bin_in_which_nothing_fits_is_passed_and_of_what_fits_in_part_only_so_many() {
        var floor = floor();
        int grams = weight("CUP");
        limit(floor, "A-01-01-1", grams - 1);
        limit(floor, "A-01-02-1", 3 * grams + 1);
        docked(floor, "CUP", 5);

        assertThat(tasks(floor)).containsExactly(tuple("CUP", 3L, "A-01-02-1"));
        put(floor, "CUP", 3, "A-01-02-1");
        assertThat(tasks(floor)).containsExactly(tuple("CUP", 2L, "A-01-03-1"));
    }

    private int weight(String sku) {
        return db.jdbc()
                .sql("select max(weight_grams) from wms.item where sku = :sku")
                .param("sku", sku)
                .query(Integer.class)
                .single();
    }

    private void limit(Handheld floor, String bin, int grams) {
        db.owner()
                .sql("update wms.location set weight_limit_grams = :grams where node_id = :node and code = :bin")
                .param("grams", grams)
                .param("node", floor.warehouse().node().value())
                .param("bin", bin)
                .update();
    }

    private Handheld floor() {
        var floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP");
        place(floor, PlannedLocation.at("R-01-01-1", Location.Kind.RESERVE, "R", 9, 1, 1, "left"));
        return floor;
    }

    private void place(Handheld floor, PlannedLocation location) {
        house.get(LayoutSetup.class).place(floor.warehouse().node(), List.of(location));
    }

    private void face(Handheld floor, String bin, String sku, long most) {
        db.jdbc()
                .sql("""
                    insert into wms.pick_face (node_id, location_id, client_id, sku, least, most)
                    select node_id, id, 1, :sku, 1, :most from wms.location where node_id = :node and code = :bin
                    """)
                .param("sku", sku)
                .param("most", most)
                .param("node", floor.warehouse().node().value())
                .param("bin", bin)
                .update();
    }

    private void docked(Handheld floor, String sku, long units) {
        var w = floor.warehouse();
        var reference = "PO-" + UUID.randomUUID();
        receiving.expect(
                w,
                new ExpectedDelivery(reference, "ACME", null, List.of(new ExpectedDelivery.Line(sku(sku), units))),
                new Cause("tester", house.now(), "api"));
        assertThat(house.run(() -> receiving.receive(
                        w,
                        List.of(new ReceiveScan(
                                UUID.randomUUID(),
                                "bob",
                                house.now(),
                                reference,
                                "DOCK-1",
                                sku,
                                units,
                                Told.NOTHING)))))
                .isEmpty();
    }

    private void put(Handheld floor, String sku, long units, String bin) {
        assertThat(house.run(() -> receiving.putAway(
                        floor.warehouse(),
                        List.of(new PutawayScan(
                                UUID.randomUUID(),
                                "bob",
                                house.now(),
                                null,
                                "DOCK-1",
                                bin,
                                sku,
                                units,
                                Told.NOTHING)))))
                .isEmpty();
    }

    private List<Tuple> tasks(Handheld floor) {
        return receiving.assignPutaway(floor.warehouse(), "bob", 10).stream()
                .map(task ->
                        tuple(task.sku().code(), task.quantity(), task.suggest().orElse("")))
                .toList();
    }

    private static Sku sku(String code) {
        return new Sku(1, code);
    }
}
