package dev.dovetail.wms.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.waves.ReleasePlan;
import dev.dovetail.wms.waves.WaveTemplate;
import dev.dovetail.wms.waves.Waves;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goods that work waits for go from the dock to the lane beside the stage. */
@ExtendWith(PostgresExtension.class)
class CrossDockTest {
    private static final String LANE = "A-01-03-1";

    private final WarehouseHouse house;
    private final Handheld floor;

    CrossDockTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP");
        house.get(Waves.class).put(floor.warehouse(), new ReleasePlan(ReleasePlan.Mode.WAVES, Map.of()), sue());
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 2);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void without_the_rule_goods_go_where_they_lie() {
        waits("MUG", 7);
        receive("MUG", 20, "available");

        assertThat(task()).containsEntry("suggest", "A-01-01-1").containsEntry("crossDock", false);
    }

    @Test
    void what_is_wanted_beyond_the_shelves_goes_to_the_lane_and_the_rest_to_its_bin() {
        rule();
        waits("MUG", 7);
        receive("MUG", 20, "available");

        assertThat(task())
                .containsEntry("suggest", LANE)
                .containsEntry("quantity", 5L)
                .containsEntry("crossDock", true);
        Handheld.must(floor.scan(putAway(LANE, 5)));
        assertThat(task())
                .containsEntry("suggest", "A-01-01-1")
                .containsEntry("quantity", 15L)
                .containsEntry("crossDock", false);

        var who = new WaveTemplate("ALL", List.of(), List.of(), null, false, "discrete", 9, 9);
        house.get(Waves.class).put(floor.warehouse(), who, sue());
        house.get(Waves.class).release(floor.warehouse(), "ALL", sue());
        var stops = Handheld.stops(floor.tasks("ann", "pick", 1).getFirst());
        assertThat(stops).extracting(stop -> stop.get("location")).containsExactlyInAnyOrder("A-01-01-1", LANE);
    }

    @Test
    void broken_goods_and_goods_nobody_waits_for_stay_out_of_the_lane() {
        rule();
        waits("MUG", 7);
        receive("MUG", 3, "damaged");
        assertThat(task()).containsEntry("crossDock", false);

        receive("CUP", 4, "available");
        assertThat(floor.tasks("bob", "putaway", 5))
                .extracting(task -> task.get("crossDock"))
                .containsOnly(false);
        assertThat(floor.tasks("bob", "putaway", 5))
                .extracting(task -> task.get("suggest"))
                .doesNotContain(LANE);
    }

    @Test
    void an_order_that_is_covered_by_the_shelves_waits_for_nothing() {
        rule();
        waits("MUG", 2);
        receive("MUG", 5, "available");

        assertThat(task()).containsEntry("crossDock", false);
        house.run(() -> {
            house.get(CrossDock.class).end(floor.warehouse().node());
            return true;
        });
        assertThat(house.get(CrossDock.class).find(floor.warehouse().node())).isEmpty();
    }

    private void rule() {
        boolean put =
                house.run(() -> house.get(CrossDock.class).put(floor.warehouse().node(), LANE));
        boolean dock =
                house.run(() -> house.get(CrossDock.class).put(floor.warehouse().node(), "DOCK-1"));
        assertThat(List.of(put, dock)).containsExactly(true, false);
    }

    private void waits(String sku, int units) {
        floor.released(new Line(1, 1, sku, units));
    }

    private void receive(String sku, int units, String status) {
        Handheld.must(floor.scan(floor.scan(
                "receive", Map.of("location", "DOCK-1", "barcode", sku, "quantity", units, "status", status))));
    }

    private Map<String, Object> putAway(String to, int units) {
        return floor.scan(
                "putaway", new HashMap<>(Map.of("from", "DOCK-1", "to", to, "barcode", "MUG", "quantity", units)));
    }

    private Map<String, Object> task() {
        return floor.tasks("bob", "putaway", 5).getFirst();
    }

    private Cause sue() {
        return new Cause("sue", house.now(), "api");
    }
}
