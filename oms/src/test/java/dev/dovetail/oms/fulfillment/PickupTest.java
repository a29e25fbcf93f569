package dev.dovetail.oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderStatus;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The customer comes for it: one node only, no carrier, ready is told, the hand-over is the delivery. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PickupTest {
    private final OmsHouse house;
    private final NodeByHand node;

    PickupTest(TestDatabase db) {
        this.house = new OmsHouse(db);
        this.node = house.node();
        db.owner().sql("update oms.node set pickup = true where code = 'WEST'").update();
    }

    @AfterEach
    void nothingIsBroken() {
        assertThat(house.broken()).isEmpty();
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void an_order_is_collected_where_its_customer_said() {
        house.sku("LAMP", 9, 2);
        var work = house.released(Orderly.from("shop", "P1").line("LAMP", 2).pickup("WEST"));
        assertThat(work.node().value()).isEqualTo(OmsHouse.WEST);
        assertThat(work.service()).isEqualTo("pickup");
        var order = work.order().toString();

        var parcel = node.parcel(work);
        node.tell(node.accepted(work), node.picked(work, 2), node.packed(work, parcel, 2));
        assertThat(house.sent("channel:shop1")).anyMatch(body -> body.contains("ready-for-pickup"));
        node.tell(node.handedOver(work, parcel, 2));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "delivered", 2L));
        assertThat(house.order(order).status()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(house.order(order).pickup()).isEqualTo("WEST");
        assertThat(house.reserved("LAMP")).isEmpty();
        assertThat(house.sent("channel:shop1")).anyMatch(body -> body.contains("collected"));
        assertThat(house.get(OrderBook.class).timeline(new OrderId(Long.parseLong(order))))
                .extracting(entry -> entry.type())
                .containsSubsequence("order.packed.v1", "order.ready-for-pickup.v1", "order.collected.v1");
    }

    @Test
    void a_carton_that_is_opened_again_is_not_packed_until_it_is_told_anew() {
        house.sku("JUG", 9, 3);
        var work = house.released(Orderly.from("shop", "P8").line("JUG", 3).pickup("WEST"));
        var order = work.order().toString();
        var parcel = node.parcel(work);
        var other = node.parcel(work);
        node.tell(node.accepted(work), node.picked(work, 3), node.packed(work, parcel, 2), node.packed(work, other, 1));

        node.tell(node.unpacked(work, parcel, 2));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 3L, "picked", 2L, "packed", 1L));
        assertThat(house.get(OrderBook.class).timeline(new OrderId(Long.parseLong(order))))
                .last()
                .satisfies(entry -> {
                    assertThat(entry.type()).isEqualTo("order.unpacked.v1");
                    assertThat(entry.who()).isEqualTo("pat");
                });
        node.tell(
                node.packed(work, parcel, 1),
                node.unpacked(work, parcel, 1),
                node.packed(work, parcel, 2),
                node.handedOver(work, parcel, 2),
                node.handedOver(work, other, 1));
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 3L, "delivered", 3L));
        assertThat(house.order(order).status()).isEqualTo(OrderStatus.DELIVERED);
    }

    @Test
    void what_is_broken_at_the_bench_and_nowhere_else_leaves_the_rest_ready() {
        house.sku("BOWL", 9, 3);
        var work = house.released(Orderly.from("shop", "P9").line("BOWL", 3).pickup("WEST"));
        node.tell(node.accepted(work), node.picked(work, 3), node.packed(work, node.parcel(work), 2));

        node.tell(node.putBack(work, 1), node.lacking(work, 1), node.stock(OmsHouse.WEST, "BOWL", -1, "damaged"));

        assertThat(house.get(OrderBook.class).timeline(work.order()))
                .extracting(entry -> entry.type())
                .containsSubsequence(
                        "order.packed.v1", "order.put-back.v1", "order.short-picked.v1", "order.ready-for-pickup.v1");
    }

    @Test
    void what_nobody_comes_for_is_cancelled_and_promised_again_when_it_is_back_on_a_shelf() {
        house.sku("FERN", 9, 2);
        var work = house.released(Orderly.from("shop", "P6").line("FERN", 2).pickup("WEST"));
        var order = work.order().toString();
        var parcel = node.parcel(work);
        node.tell(node.accepted(work), node.picked(work, 2), node.packed(work, parcel, 2));

        node.tell(node.uncollected(work, parcel, 2), node.stock(OmsHouse.WEST, "FERN", -2, "uncollected"));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "cancelled", 2L));
        assertThat(house.order(order).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(house.reserved("FERN")).isEmpty();
        assertThat(house.sent("channel:shop1")).anyMatch(body -> body.contains("cancelled"));
        var next = house.capture(Orderly.from("shop", "P7").line("FERN", 2).pickup("WEST"));
        assertThat(house.units(next, 1)).containsEntry("backordered", 2L);
        node.tell(node.stock(OmsHouse.WEST, "FERN", 2, "received"));
        assertThat(house.units(next, 1)).containsEntry("released", 2L);
    }

    @Test
    void what_came_back_is_in_the_timeline_and_moves_no_counter() {
        house.sku("VASE", 9, 2);
        var work = house.released(Orderly.from("shop", "P5").line("VASE", 2).pickup("WEST"));
        var order = work.order().toString();
        var parcel = node.parcel(work);
        node.tell(node.accepted(work), node.picked(work, 2), node.packed(work, parcel, 2));
        node.tell(node.handedOver(work, parcel, 2), node.returned(work, 1, "A", "restock"));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "delivered", 2L));
        assertThat(house.get(OrderBook.class).timeline(new OrderId(Long.parseLong(order))))
                .last()
                .satisfies(entry -> {
                    assertThat(entry.type()).isEqualTo("order.return-inspected.v1");
                    assertThat(entry.who()).isEqualTo("sue");
                });
        assertThat(house.sent("channel:shop1")).noneMatch(body -> body.contains("return-inspected"));
    }

    @Test
    void what_the_place_has_not_is_not_had_from_elsewhere() {
        house.sku("SOFA", 9, 1);

        assertThatThrownBy(() ->
                        house.capture(Orderly.from("web", "P2").line("SOFA", 2).pickup("WEST")))
                .hasMessageContaining("availability.not-enough");
        var order = house.capture(Orderly.from("shop", "P3").line("SOFA", 2).pickup("WEST"));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "reserved", 1L, "backordered", 1L));
        node.tell(node.stock(OmsHouse.EAST, "SOFA", 5, "received"));
        assertThat(house.units(order, 1)).containsEntry("backordered", 1L);
        node.tell(node.stock(OmsHouse.WEST, "SOFA", 1, "received"));
        assertThat(house.reserved("SOFA")).isEqualTo(Map.of(OmsHouse.WEST, 2L));
    }

    @Test
    void a_place_that_hands_nothing_over_is_refused() {
        house.sku("RUG", 9, 9);

        assertThatThrownBy(() ->
                        house.capture(Orderly.from("web", "P4").line("RUG", 1).pickup("EAST")))
                .hasMessageContaining("orders.no-pickup");
    }
}
