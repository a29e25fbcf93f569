package dev.dovetail.wms.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A carton that does not weigh what it should is looked into before it goes. */
@ExtendWith(PostgresExtension.class)
class WeighingTest {
    private final TestDatabase db;
    private final WarehouseHouse house;

    WeighingTest(TestDatabase db) {
        this.db = db;
        this.house = new WarehouseHouse(db);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void a_carton_off_its_weight_is_closed_only_with_a_reason() {
        var floor = new Handheld(house, house.warehouse(1)).knows("MUG"); // 100 g each
        db.jdbc()
                .sql("insert into wms.weight_check values (?, 50, 5, 20)")
                .param(floor.warehouse().node().value())
                .update();
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 4);
        var order = floor.released(new Line(1, 1, "MUG", 4));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(floor.pickAll(task, Handheld.stops(task).getFirst())));
        Handheld.must(floor.scan(floor.pack(order, "BOX-1", "MUG", 3), floor.pack(order, "BOX-2", "MUG", 1)));

        var light = floor.scan(close(floor, "BOX-1", 329, null)).getFirst();
        assertThat(light.code()).isEqualTo("packing.weight");
        assertThat(light.detail()).contains("350 g", "20 g", "329 g");
        Handheld.must(floor.scan(close(floor, "BOX-1", 370, null)));
        Handheld.must(floor.scan(close(floor, "BOX-2", 500, "a heavy card")));

        assertThat(db.jdbc()
                        .sql(
                                "select expected_grams, weighed_grams, reason, who from wms.parcel_weight where node_id = ?")
                        .param(floor.warehouse().node().value())
                        .query()
                        .listOfRows())
                .containsExactly(
                        Map.of("expected_grams", 150L, "weighed_grams", 500L, "reason", "a heavy card", "who", "ann"));
    }

    private static Map<String, Object> close(Handheld floor, String carton, long grams, String reason) {
        var fields = new LinkedHashMap<String, Object>(Map.of("carton", carton, "weightGrams", grams));
        if (reason != null) fields.put("reason", reason);
        return floor.scan("close", fields);
    }
}
