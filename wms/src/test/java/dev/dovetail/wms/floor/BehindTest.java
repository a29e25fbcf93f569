package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A scan that failed by our own fault is not overtaken by what comes behind it in its task. */
@ExtendWith(PostgresExtension.class)
class BehindTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Handheld floor;

    BehindTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(2)).knows("MUG", "CUP");
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 9);
        house.stock(floor.warehouse(), "A-01-02-1", "CUP", 9);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void the_rest_of_its_task_waits_for_it_and_other_tasks_go_on() {
        var broken = floor.released(new Line(1, 1, "CUP", 3));
        floor.released(new Line(1, 1, "MUG", 4));
        var tasks = floor.tasks("ann", "pick", 2);
        var stop = stops(tasks.getFirst()).getFirst();
        var cup = floor.pick(tasks.getFirst(), stop, "CUP", 1);
        var missing = floor.scan(
                "short",
                Map.of(
                        "task", tasks.getFirst().get("task"),
                        "seq", stop.get("seq"),
                        "location", stop.get("location"),
                        "reason", "short",
                        "quantity", 2));
        var mug = floor.pick(tasks.getLast(), stops(tasks.getLast()).getFirst(), "MUG", 1);
        var batch = List.of(mug, cup, but(mug, "quantity", 1), missing, but(mug, "quantity", 1));
        contact(broken, 0);

        var first = floor.scan(batch);
        contact(broken, 1);
        var second = floor.scan(batch);

        assertThat(first)
                .extracting(one -> one.outcome() + " " + one.code())
                .containsExactly("accepted ", "refused floor.fault", "accepted ", "refused floor.fault", "accepted ");
        assertThat(second)
                .extracting(Handheld.Result::outcome)
                .containsExactly("already", "accepted", "already", "accepted", "already");
    }

    @Test
    void what_waits_is_of_the_same_task_order_carton_delivery_or_goods_at_a_place() {
        var behind = new Behind();
        behind.follow(body(Map.of("kind", "close", "carton", "C-1")));
        behind.follow(body(Map.of("kind", "move", "from", "R-1", "to", "F-1", "barcode", "MUG")));

        assertThat(behind.waits(body(Map.of("kind", "load", "carton", "C-1")))).isTrue();
        assertThat(behind.waits(body(Map.of("kind", "depart", "carrier", "ups"))))
                .isTrue();
        assertThat(behind.waits(body(Map.of("kind", "move", "from", "F-1", "to", "F-2", "barcode", "MUG"))))
                .isTrue();
        assertThat(behind.waits(body(Map.of("kind", "move", "from", "F-1", "to", "F-2", "barcode", "CUP"))))
                .isFalse();
        assertThat(behind.waits(body(Map.of("kind", "load", "carton", "C-2")))).isFalse();
        assertThat(behind.waits(body(Map.of("kind", "pick", "task", "7", "location", "F-1", "barcode", "MUG"))))
                .isFalse();
    }

    private ScanBody body(Map<String, Object> fields) {
        return Handheld.body(floor.scan(fields.get("kind").toString(), fields));
    }

    /** Zero names nobody, which no rule foresees: reading the outbound is a fault. */
    private void contact(ReleaseRequested release, long id) {
        db.owner()
                .sql("update wms.outbound set contact_id = ? where id = ?")
                .params(id, release.fulfillmentOrder().value())
                .update();
    }
}
