package dev.dovetail.wms.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.receiving.ExpectedDelivery;
import dev.dovetail.wms.receiving.Receiving;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a dock is given to choose from, and all that a device must know to count a delivery alone. */
@ExtendWith(PostgresExtension.class)
class ReceiveTasksTest {
    private static final Sku MILK = new Sku(1, "MILK");

    private final WarehouseHouse house;
    private final Handheld floor;

    ReceiveTasksTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(2)).knows("MILK", "MUG");
        Handled.as(house, floor.warehouse(), MILK, new Handling(true, false, true, PickRule.FEFO, 0, false));
        for (var reference : List.of("PO-1", "PO-2")) expect(reference);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    private void expect(String reference) {
        var lines = List.of(new ExpectedDelivery.Line(MILK, 24), new ExpectedDelivery.Line(new Sku(1, "MUG"), 2));
        var delivery = new ExpectedDelivery(reference, "ACME", null, lines);
        house.get(Receiving.class).expect(floor.warehouse(), delivery, new Cause("t", house.now(), "api"));
    }

    private List<Map<String, Object>> ask(Map<String, Object> more) {
        var body = new java.util.HashMap<String, Object>(Map.of("worker", "ann", "kind", "receive", "limit", 20));
        body.putAll(more);
        return floor.asked(body);
    }

    @Test
    void what_has_come_is_offered_before_what_is_expected_and_what_is_closed_is_not() {
        receive("PO-2");

        assertThat(ask(Map.of())).extracting(one -> one.get("reference")).containsExactly("PO-2", "PO-1");

        house.get(Receiving.class).close(floor.warehouse(), "PO-1", "gone", new Cause("t", house.now(), "api"));
        assertThat(ask(Map.of()))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("state", "arrived")
                        .containsEntry("docks", List.of("DOCK-1"))
                        .doesNotContainKey("lines"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void one_delivery_tells_what_is_to_be_asked_of_each_of_its_items() {
        receive("PO-2");

        var lines = (List<Map<String, Object>>)
                ask(Map.of("delivery", "PO-2")).getFirst().get("lines");

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .containsEntry("sku", "MILK")
                .containsEntry("expected", 24L)
                .containsEntry("lots", true)
                .containsEntry("expires", true)
                .containsEntry("serials", false)
                .containsKeys("description", "barcodes");
        assertThat(lines.getLast()).containsEntry("received", 1L).containsEntry("lots", false);
    }

    @Test
    void a_delivery_that_nobody_announced_and_a_delivery_for_other_work_are_refused() {
        assertThatThrownBy(() -> ask(Map.of("delivery", "PO-9")))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("receiving.no-such-delivery"));
        assertThatThrownBy(() -> floor.asked(Map.of("worker", "ann", "kind", "count", "limit", 1, "delivery", "PO-1")))
                .isInstanceOf(Malformed.class);
    }

    private void receive(String reference) {
        Handheld.must(floor.scan(floor.scan(
                "receive", Map.of("delivery", reference, "location", "DOCK-1", "barcode", "MUG", "quantity", 1))));
    }
}
