package dev.dovetail.oms.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.intake.Orderly;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BacklogTest {
    private static final int ROUNDS = 25;

    private final OmsHouse house;
    private final NodeByHand node;

    BacklogTest(TestDatabase db) {
        house = new OmsHouse(db);
        node = house.node();
    }

    @AfterEach
    void nothing_is_broken() {
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void stock_that_lands_goes_to_the_most_urgent_and_then_to_who_waits_longest() {
        house.sku("WANTED", 0, 0);
        var first = house.capture(Orderly.from("shop", "W1").line("WANTED", 2));
        house.later(Duration.ofMinutes(1));
        var second = house.capture(Orderly.from("shop", "W2").line("WANTED", 2));
        house.later(Duration.ofMinutes(1));
        var urgent = house.capture(Orderly.from("shop", "W3").priority(10).line("WANTED", 2));

        node.tell(node.stock(OmsHouse.EAST, "WANTED", 3, "received"));

        assertThat(house.units(urgent, 1)).isEqualTo(Map.of("ordered", 2L, "released", 2L));
        assertThat(house.units(first, 1)).isEqualTo(Map.of("ordered", 2L, "released", 1L, "backordered", 1L));
        assertThat(house.units(second, 1)).isEqualTo(Map.of("ordered", 2L, "backordered", 2L));

        node.tell(node.stock(OmsHouse.WEST, "WANTED", 9, "received"));

        assertThat(house.units(first, 1)).isEqualTo(Map.of("ordered", 2L, "released", 2L));
        assertThat(house.units(second, 1)).isEqualTo(Map.of("ordered", 2L, "released", 2L));
        assertThat(house.reserved("WANTED")).isEqualTo(Map.of(OmsHouse.EAST, 3L, OmsHouse.WEST, 3L));
    }

    @Test
    void units_given_back_by_a_cancel_go_to_who_waits() {
        house.sku("FREED", 2, 0);
        var has = house.capture(Orderly.from("shop", "F1").line("FREED", 2));
        var waits = house.capture(Orderly.from("shop", "F2").line("FREED", 1));

        house.get(dev.dovetail.oms.fulfillment.Fulfillment.class)
                .cancel(new dev.dovetail.kernel.OrderId(Long.parseLong(has)), "no", java.util.List.of(), house.cause());
        house.deliver();

        assertThat(house.units(waits, 1)).isEqualTo(Map.of("ordered", 1L, "released", 1L));
    }

    @Test
    void who_cannot_have_it_stands_in_nobodys_way() {
        house.sku("NOTFORALL", 0, 0);
        var slow = new ArrayList<String>();
        for (int i = 0; i < 3; i++)
            slow.add(house.capture(Orderly.from("slow", "NFA" + i).line("NOTFORALL", 2)));
        house.later(Duration.ofMinutes(1));
        var behind = house.capture(Orderly.from("shop", "NFA-behind").line("NOTFORALL", 1));
        var last = house.capture(Orderly.from("shop", "NFA-last").line("NOTFORALL", 3));
        eastServes("{shop}");

        try {
            node.tell(node.stock(OmsHouse.EAST, "NOTFORALL", 3, "received"));
        } finally {
            eastServes("{}");
        }

        assertThat(slow).allSatisfy(order -> assertThat(waiting(order)).isEqualTo(2));
        assertThat(house.units(behind, 1)).isEqualTo(Map.of("ordered", 1L, "released", 1L));
        assertThat(house.units(last, 1)).isEqualTo(Map.of("ordered", 3L, "released", 2L, "backordered", 1L));
    }

    private void eastServes(String channels) {
        house.db()
                .owner()
                .sql("update oms.node set channels = cast(:channels as text[]) where node_id = 1")
                .param("channels", channels)
                .update();
        house.later(Duration.ofSeconds(2)); // the network is remembered for a second
    }

    @Test
    void an_order_served_within_its_remorse_window_is_released_after_it() {
        house.sku("CALM", 0, 0);
        var order = house.capture(Orderly.from("slow", "CALM").line("CALM", 1));

        node.tell(node.stock(OmsHouse.EAST, "CALM", 1, "received"));
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 1L, "reserved", 1L));
        house.later(Duration.ofHours(1));
        house.deliver();

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 1L, "released", 1L));
    }

    @Test
    void more_waiting_lines_than_one_transaction_takes_are_all_served() {
        house.sku("MANY", 0, 0);
        var order = Orderly.from("shop", "MANY");
        for (int i = 0; i < 2_100; i++) order.line("MANY", 1);
        var id = house.capture(order);

        node.tell(node.stock(OmsHouse.EAST, "MANY", 2_100, "received"));

        assertThat(house.order(id).lines())
                .allSatisfy(line -> assertThat(line.units()).isEqualTo(Map.of("ordered", 1L, "released", 1L)));
    }

    @Test
    void a_drain_and_a_capture_racing_for_the_last_units_never_sell_them_twice() {
        for (int i = 0; i < ROUNDS; i++) {
            var sku = "LAST" + i;
            house.sku(sku, 0, 0);
            var waits = house.capture(Orderly.from("shop", "B" + sku).line(sku, 2));
            node.send(node.stock(OmsHouse.EAST, sku, 2, "received"), house.ids().next(0));
            var late = new String[1];

            Race.between(
                    house::deliver,
                    () -> late[0] =
                            house.capture(Orderly.from("shop", "C" + sku).line(sku, 2)));
            house.deliver();

            assertThat(house.reserved(sku)).isEqualTo(Map.of(OmsHouse.EAST, 2L));
            assertThat(waiting(waits) + waiting(late[0])).isEqualTo(2);
        }
    }

    /** The pool is not there yet, so there is no row on which the two could meet. */
    @Test
    void stock_that_lands_while_an_order_begins_to_wait_does_not_pass_it_by() {
        for (int i = 0; i < ROUNDS; i++) {
            var sku = "NEW" + i;
            house.sku(sku, 0, 0);
            node.send(node.stock(OmsHouse.EAST, sku, 5, "received"), house.ids().next(0));
            var order = new String[1];

            Race.between(
                    house::deliver,
                    () -> order[0] =
                            house.capture(Orderly.from("shop", "N" + sku).line(sku, 2)));
            house.deliver();

            assertThat(waiting(order[0])).isZero();
        }
    }

    private long waiting(String order) {
        return house.units(order, 1).getOrDefault("backordered", 0L);
    }
}
