package dev.dovetail.oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderStatus;
import dev.dovetail.oms.orders.TimelineEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One order, from its capture to the last parcel at the door of the warehouse. */
@ExtendWith(PostgresExtension.class)
class OrderStoryTest {
    private final OmsHouse house;

    OrderStoryTest(TestDatabase db) {
        house = new OmsHouse(db);
    }

    @Test
    void an_order_is_captured_released_picked_packed_and_shipped() {
        house.sku("MUG", 5, 0);
        var order = house.capture(Orderly.from("shop", "S1").line("MUG", 7));
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 7L, "reserved", 5L, "backordered", 2L));
        assertThat(house.broken()).isEmpty();

        house.deliver();
        var work = house.node().only(order);
        assertThat(work.node().value()).isEqualTo(OmsHouse.EAST);
        assertThat(work.lines().getFirst().quantity()).isEqualTo(5);
        assertThat(house.order(order).status()).isEqualTo(OrderStatus.RELEASED);

        var node = house.node();
        var first = node.parcel(work);
        node.tell(node.accepted(work), node.picked(work, 2), node.picked(work, 3));
        node.tell(node.packed(work, first, 4));
        assertThat(house.units(order, 1))
                .isEqualTo(Map.of("ordered", 7L, "picked", 1L, "packed", 4L, "backordered", 2L));
        assertThat(house.broken()).isEmpty();

        node.tell(node.shipped(work, first, 4));
        assertThat(house.order(order).status()).isEqualTo(OrderStatus.PARTLY_SHIPPED);
        assertThat(house.reserved("MUG")).isEqualTo(Map.of(OmsHouse.EAST, 1L));

        var second = node.parcel(work);
        node.tell(node.packed(work, second, 1));
        node.tell(node.shipped(work, second, 1));
        node.tell(node.stock(OmsHouse.EAST, "MUG", 2, "received"));
        var rest = node.releases(order).getLast();
        var third = node.parcel(rest);
        node.tell(node.accepted(rest), node.picked(rest, 2));
        node.tell(node.packed(rest, third, 2));
        node.tell(node.shipped(rest, third, 2));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 7L, "shipped", 7L));
        assertThat(house.order(order).status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(house.reserved("MUG")).isEmpty();
        assertThat(types(order))
                .containsExactly(
                        "captured",
                        "released",
                        "accepted-by-node",
                        "picked",
                        "picked",
                        "packed",
                        "shipped",
                        "packed",
                        "shipped",
                        "reserved",
                        "released",
                        "accepted-by-node",
                        "picked",
                        "packed",
                        "shipped");
        assertThat(versions(order)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(tellings(order))
                .containsExactly("backordered", "released", "shipped", "shipped", "released", "shipped");
        assertThat(house.broken()).isEmpty();
    }

    private List<TimelineEntry> timeline(String order) {
        return house.get(OrderBook.class).timeline(new OrderId(Long.parseLong(order)));
    }

    private List<String> types(String order) {
        return timeline(order).stream()
                .map(entry -> entry.type().replaceAll("^order\\.|\\.v1$", ""))
                .toList();
    }

    private List<Integer> versions(String order) {
        return timeline(order).stream().map(TimelineEntry::version).toList();
    }

    /** What its channel heard, in order. */
    private List<String> tellings(String order) {
        return house.sent("channel:shop1").stream()
                .filter(body -> body.contains(order))
                .map(body -> body.replaceAll(".*\"event\":\"([a-z-]+)\".*", "$1"))
                .toList();
    }
}
