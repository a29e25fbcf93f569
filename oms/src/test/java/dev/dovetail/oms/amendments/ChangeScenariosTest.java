package dev.dovetail.oms.amendments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.intake.Amendly;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.orders.OrderStatus;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.orders.ReleaseDue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An order's life when it does not go as planned, from capture to the door. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangeScenariosTest {
    private final OmsHouse house;
    private final NodeByHand node;

    ChangeScenariosTest(TestDatabase db) {
        house = new OmsHouse(db);
        node = house.node();
    }

    @AfterEach
    void nothing_is_broken() {
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void scenario_23_a_backorder_of_5_receiving_2_is_2_filled_and_3_waiting_and_the_oldest_comes_first() {
        house.sku("S23", 1, 0);
        var oldest = house.capture(Orderly.from("shop", "S23-A").line("S23", 6));
        var younger = house.capture(Orderly.from("shop", "S23-B").line("S23", 1));
        house.deliver();
        assertThat(house.units(oldest, 1)).isEqualTo(Map.of("ordered", 6L, "released", 1L, "backordered", 5L));

        node.tell(node.stock(OmsHouse.EAST, "S23", 2, "received"));

        assertThat(house.units(oldest, 1)).isEqualTo(Map.of("ordered", 6L, "released", 3L, "backordered", 3L));
        assertThat(house.units(younger, 1)).isEqualTo(Map.of("ordered", 1L, "backordered", 1L));
        assertThat(node.releases(oldest)).hasSize(2); // what was on hand and what came later ship apart
    }

    @Test
    void scenario_29_units_are_taken_from_what_waits_then_from_what_is_unshipped_and_never_from_what_shipped() {
        house.sku("S29", 4, 0);
        var work = house.released(Orderly.from("shop", "S29").line("S29", 7));
        var order = work.order().toString();
        var parcel = node.parcel(work);
        node.tell(node.picked(work, 2), node.packed(work, parcel, 2), node.shipped(work, parcel, 2));

        Amendly.of(house, order).line(1, 5).now();
        assertThat(house.units(order, 1)).containsEntry("backordered", 1L).containsEntry("released", 2L);
        Amendly.of(house, order).line(1, 3).now();
        house.deliver();
        var asked = node.withdrawals(order).getFirst();
        assertThat(asked.lines().getFirst().quantity()).isEqualTo(1);
        node.tell(node.answered(asked, 1, 0));

        assertThat(house.units(order, 1))
                .isEqualTo(Map.of("ordered", 7L, "released", 1L, "shipped", 2L, "cancelled", 4L));
        assertThatThrownBy(() -> Amendly.of(house, order).line(1, 1).now())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("orders.amend-shipped"));
    }

    /** A node's facts come one parcel a message; a parcel with one line that cannot be leaves nothing behind and waits. */
    @Test
    void scenario_32_a_shipment_with_one_bad_line_fails_as_a_whole() {
        house.sku("S32A", 2, 0);
        house.sku("S32B", 2, 0);
        var work = house.released(Orderly.from("shop", "S32").line("S32A", 2).line("S32B", 2));
        var order = work.order().toString();
        var parcel = node.parcel(work);
        node.tell(node.picked(work, 2), node.packed(work, parcel, 2));
        var lines = List.of(new NodeFact.Line(1, 1, "S32A", 2), new NodeFact.Line(2, 1, "S32B", 2));

        node.tell(new NodeFact.Shipped(
                work.node(), work.fulfillmentOrder(), work.order(), house.now(), parcel, "ups", "1ZBAD", lines));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "packed", 2L));
        assertThat(house.units(order, 2)).isEqualTo(Map.of("ordered", 2L, "released", 2L));
        assertThat(house.order(order).parcels())
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo("packed"));
    }

    @Test
    void split_shipment() {
        house.sku("NEARBY", 2, 0);
        house.sku("FARAWAY", 0, 2);
        var order =
                house.capture(Orderly.from("shop", "SPLIT").line("NEARBY", 2).line("FARAWAY", 2));
        house.deliver();

        for (var work : node.releases(order)) {
            var parcel = node.parcel(work);
            node.tell(node.picked(work, 2), node.packed(work, parcel, 2), node.shipped(work, parcel, 2));
        }

        assertThat(house.order(order).status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(house.order(order).parcels()).hasSize(2);
        assertThat(told(order, "shipped")).isEqualTo(2);
    }

    @Test
    void partial_backorder() {
        house.sku("PART", 2, 0);
        var order = house.capture(Orderly.from("shop", "PART").line("PART", 5));
        house.deliver();

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 5L, "released", 2L, "backordered", 3L));
        assertThat(told(order, "backordered")).isEqualTo(1);
        assertThat(house.reserved("PART")).isEqualTo(Map.of(OmsHouse.EAST, 2L));
    }

    @Test
    void out_of_stock_after_release() {
        house.sku("EMPTY", 3, 1);
        var work = house.released(Orderly.from("shop", "EMPTY").line("EMPTY", 3));
        var order = work.order().toString();

        node.tell(node.stock(OmsHouse.EAST, "EMPTY", -3, "short-picked"), node.lacking(work, 3));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 3L, "released", 1L, "backordered", 2L));
        assertThat(house.reserved("EMPTY")).isEqualTo(Map.of(OmsHouse.WEST, 1L));
    }

    @Test
    void substitution() {
        house.sku("WANTED", 0, 0);
        house.sku("INSTEAD", 9, 0);
        var order = house.capture(Orderly.from("shop", "SWAP").line("WANTED", 2));

        Amendly.of(house, order).substitute(1, "INSTEAD", "1.00").now();
        house.deliver();

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "cancelled", 2L));
        assertThat(house.units(order, 2)).isEqualTo(Map.of("ordered", 2L, "released", 2L));
    }

    @Test
    void address_change_after_pick() {
        house.sku("MOVED", 2, 0);
        var work = house.released(Orderly.from("shop", "MOVED").line("MOVED", 2));
        var order = work.order().toString();
        node.tell(node.picked(work, 2));

        assertThatThrownBy(() -> Amendly.of(house, order).street("9 Elsewhere").now())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("orders.amend-picked"));
        assertThat(node.withdrawals(order)).isEmpty();
    }

    @Test
    void cancel_at_each_stage() {
        house.sku("STAGES", 6, 0);
        var work = house.released(Orderly.from("shop", "STAGES").line("STAGES", 8));
        var order = work.order();
        var parcel = node.parcel(work);
        node.tell(node.picked(work, 4), node.packed(work, parcel, 2), node.shipped(work, parcel, 2));

        var done = house.get(Fulfillment.class).cancel(order, "all", List.of(new Units(1, 8)), house.cause());

        assertThat(done.lines()).singleElement().satisfies(line -> {
            assertThat(line.cancelled()).isEqualTo(2); // waited
            assertThat(line.asked()).isEqualTo(2); // at the node, not picked
            assertThat(line.needsReturn()).isEqualTo(4); // picked, or gone
        });
    }

    @Test
    void double_release() {
        house.sku("DOUBLE", 2, 0);
        var order = house.capture(Orderly.from("shop", "DOUBLE").line("DOUBLE", 2));
        house.deliver();

        var again = new ReleaseDue(new OrderId(Long.parseLong(order)));
        house.get(Outbox.class)
                .record(Orders.FAMILY, List.of(again.outgoing(house.ids(), house.get(Json.class), 9, house.now())));
        house.deliver();

        assertThat(node.releases(order)).hasSize(1);
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "released", 2L));
    }

    private long told(String order, String event) {
        return house.sent("channel:shop1").stream()
                .filter(body -> body.contains(order) && body.contains("\"event\":\"" + event + "\""))
                .count();
    }
}
