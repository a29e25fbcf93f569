package dev.dovetail.wms.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.plates.Plates;
import dev.dovetail.wms.units.Numbered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is laid back inside the house is put away like what a delivery brought, and is no delivery's. */
@ExtendWith(PostgresExtension.class)
class PutBackTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Handheld floor;

    PutBackTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(3)).knows("MUG");
        for (var code : List.of(Location.PUT_BACK, Location.VENDOR_RETURN)) {
            house.run(() -> house.get(LayoutSetup.class).ours(floor.warehouse().node(), code));
            house.stock(floor.warehouse(), code, "MUG", 4);
        }
        var mugs = List.of(new ExpectedDelivery.Line(new Sku(1, "MUG"), 5));
        house.get(Receiving.class)
                .expect(
                        floor.warehouse(),
                        new ExpectedDelivery("PO", "ACME", null, mugs),
                        new Cause("sue", house.now(), "api"));
        Handheld.must(receive("DOCK-1", 5));
    }

    @AfterEach
    void everything_holds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    private List<Handheld.Result> receive(String dock, long quantity) {
        return floor.scan(floor.scan(
                "receive", Map.of("delivery", "PO", "location", dock, "barcode", "MUG", "quantity", quantity)));
    }

    private void putAway(String from, long quantity) {
        Handheld.must(floor.scan(floor.scan(
                "putaway", Map.of("from", from, "to", "A-01-01-1", "barcode", "MUG", "quantity", quantity))));
    }

    private Delivery delivery() {
        return house.get(ReceivingView.class).get(floor.warehouse().node(), "PO");
    }

    @Test
    void what_is_laid_back_is_not_counted_for_a_delivery_that_waits_for_the_same() {
        putAway(Location.PUT_BACK, 3);
        putAway(Location.VENDOR_RETURN, 4);

        assertThat(delivery().lines().getFirst().putAway()).isZero();
        assertThat(delivery().state()).isEqualTo("arrived");
        putAway("DOCK-1", 5);
        assertThat(delivery().lines().getFirst().putAway()).isEqualTo(5);
        assertThat(delivery().state()).isEqualTo("closed");
    }

    @Test
    void nor_is_a_plate_of_it() {
        Numbered.from(house, floor.warehouse(), "0614141", 0);
        var plate = house.get(Plates.class)
                .make(floor.warehouse(), "pallet", 1, new Cause("sue", house.now(), "api"))
                .getFirst();
        Handheld.must(floor.scan(floor.scan(
                "plate-on", Map.of("plate", plate, "location", Location.PUT_BACK, "barcode", "MUG", "quantity", 4))));
        Handheld.must(floor.scan(floor.scan("plate-putaway", Map.of("plate", plate, "to", "A-01-02-1"))));

        assertThat(delivery().lines().getFirst().putAway()).isZero();
    }

    /** As it was: what was laid back counted on the delivery, and what no delivery had brought was put away from its dock. */
    @Test
    void a_house_that_counted_otherwise_is_dealt_anew_when_it_is_migrated() throws Exception {
        putAway(Location.PUT_BACK, 3);
        house.stock(floor.warehouse(), "DOCK-1", "MUG", 1);
        putAway("DOCK-1", 2);
        db.owner().sql("update wms.delivery_line set put_away = 5").update();
        assertThat(house.broken()).containsOnlyKeys("W8");

        migrated();
        assertThat(delivery().lines().getFirst().putAway()).isEqualTo(2);
        assertThat(house.broken()).isEmpty();

        putAway("DOCK-1", 4);
        assertThat(house.broken()).containsOnlyKeys("W8");
        migrated();
        assertThat(delivery().lines().getFirst().putAway()).isEqualTo(5);
    }

    private void migrated() throws Exception {
        var script = Files.readString(Path.of("src/main/resources/db/wms/V54__put_away_before.sql"));
        db.owner().sql("drop table wms.put_away_before").update();
        db.owner()
                .sql(script.replace("${app}", '"' + db.appLogin().user() + '"'))
                .update();
    }

    @Test
    void its_task_names_no_delivery() {
        var tasks = floor.tasks("pat", "putaway", 5);

        assertThat(tasks)
                .filteredOn(task -> task.get("from").equals(Location.PUT_BACK))
                .singleElement()
                .satisfies(task -> assertThat(task.get("reference")).isEqualTo(""));
        assertThat(tasks)
                .filteredOn(task -> task.get("from").equals("DOCK-1"))
                .singleElement()
                .satisfies(task -> assertThat(task.get("reference")).isEqualTo("PO"));
    }

    @Test
    void a_delivery_is_received_on_docks_that_are_not_the_houses_own() {
        assertThat(receive(Location.PUT_BACK, 1).getFirst().code()).isEqualTo("receiving.not-a-dock");
        assertThat(receive(Location.VENDOR_RETURN, 1).getFirst().code()).isEqualTo("receiving.not-a-dock");
        assertThat(floor.tasks("ann", "receive", 5).getFirst().get("docks")).isEqualTo(List.of("DOCK-1"));
    }
}
