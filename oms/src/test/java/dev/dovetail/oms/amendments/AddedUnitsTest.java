package dev.dovetail.oms.amendments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Amendly;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.shortfalls.Shortfall;
import dev.dovetail.oms.shortfalls.Shortfalls;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Units that an amendment adds and nobody has, and amendments of kits. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddedUnitsTest {
    private final OmsHouse house;
    private final NodeByHand node;

    AddedUnitsTest(TestDatabase db) {
        house = new OmsHouse(db);
        node = house.node();
    }

    @AfterEach
    void nothing_is_broken() {
        house.deliver();
        assertThat(house.broken()).isEmpty();
    }

    private List<String> timeline(String order) {
        return house.get(OrderBook.class).timeline(id(order)).stream()
                .map(entry -> entry.type().replaceAll("^order\\.|\\.v1$", ""))
                .toList();
    }

    private static OrderId id(String order) {
        return new OrderId(Long.parseLong(order));
    }

    private List<Shortfall> shortfalls(String order) {
        return house.get(Shortfalls.class).ofOrder(id(order));
    }

    private String refusal(Amendly amendment) {
        return catchThrowableOfType(Refused.class, amendment::now).refusal().code();
    }

    @Test
    void added_units_that_nobody_has_wait_as_they_would_from_the_start() {
        house.sku("ADD", 3, 0);
        var order = house.capture(Orderly.from("shop", "AU1").line("ADD", 2));

        Amendly.of(house, order).line(1, 5).now();

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 5L, "reserved", 3L, "backordered", 2L));
        assertThat(timeline(order)).containsSubsequence("amended", "reserved", "backordered");
        assertThat(shortfalls(order)).as("nobody was promised them").isEmpty();
    }

    /** The node has given the old units back: nobody can be refused any more, and nobody may be left waiting without an owner. */
    @Test
    void what_stands_in_for_units_a_node_gave_and_is_gone_meanwhile_is_short_and_somebody_owns_it() {
        house.sku("OLDER", 5, 0);
        house.sku("NEWER", 2, 0);
        var work = house.released(Orderly.from("web", "AU2").line("OLDER", 2));
        node.tell(node.accepted(work));
        var order = work.order().toString();
        Amendly.of(house, order).substitute(1, "NEWER", "1.00").now();
        house.capture(Orderly.from("web", "AU2-other").line("NEWER", 2));

        house.deliver();
        node.tell(node.answered(node.withdrawals(order).getLast(), 2, 0));
        house.deliver();

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "cancelled", 2L));
        assertThat(house.units(order, 2)).isEqualTo(Map.of("ordered", 2L, "backordered", 2L));
        assertThat(shortfalls(order)).singleElement().satisfies(one -> {
            assertThat(one.quantity()).isEqualTo(2);
            assertThat(one.line()).isEqualTo(2);
        });
        assertThat(timeline(order)).contains("backordered", "shortfall");
    }

    private void kit(String name, long cups, long saucers) {
        house.sku("CUP-" + name, cups, 0);
        house.sku("SAUCER-" + name, saucers, 0);
        house.kit("SET-" + name, Map.of("CUP-" + name, 2, "SAUCER-" + name, 1));
    }

    @Test
    void a_kit_line_is_raised_and_lowered_in_whole_kits_of_its_frozen_parts() {
        kit("K1", 20, 10);
        var order = house.capture(Orderly.from("slow", "AU3").line("SET-K1", 2));
        house.db()
                .owner()
                .sql("update oms.sku_part set units = 3 where sku = 'SET-K1' and part = 'CUP-K1'")
                .update();

        Amendly.of(house, order).line(1, 4).now();
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 4L, "reserved", 4L));
        assertThat(house.reserved("CUP-K1")).isEqualTo(Map.of(OmsHouse.EAST, 8L));
        assertThat(house.reserved("SAUCER-K1")).isEqualTo(Map.of(OmsHouse.EAST, 4L));

        Amendly.of(house, order).line(1, 1).now();
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 4L, "reserved", 1L, "cancelled", 3L));
        assertThat(house.reserved("CUP-K1")).isEqualTo(Map.of(OmsHouse.EAST, 2L));
        assertThat(house.reserved("SAUCER-K1")).isEqualTo(Map.of(OmsHouse.EAST, 1L));
    }

    @Test
    void kits_that_cannot_be_made_are_refused_or_wait_as_the_channel_says() {
        kit("K2", 5, 10);
        var may = house.capture(Orderly.from("web", "AU4").line("SET-K2", 1));
        assertThat(refusal(Amendly.of(house, may).line(1, 3))).isEqualTo("availability.not-enough");
        assertThat(house.units(may, 1)).isEqualTo(Map.of("ordered", 1L, "reserved", 1L));

        var waits = house.capture(Orderly.from("shop", "AU5").line("SET-K2", 1));
        Amendly.of(house, waits).line(1, 3).now();

        assertThat(house.units(waits, 1)).isEqualTo(Map.of("ordered", 3L, "reserved", 1L, "backordered", 2L));
        assertThat(house.reserved("CUP-K2")).isEqualTo(Map.of(OmsHouse.EAST, 4L));
    }

    @Test
    void released_kits_are_asked_of_the_node_and_given_back_with_all_their_parts() {
        kit("K3", 10, 10);
        var work = house.released(Orderly.from("shop", "AU6").line("SET-K3", 3));
        node.tell(node.accepted(work));
        var order = work.order().toString();

        Amendly.of(house, order).line(1, 1).now();
        house.deliver();
        node.tell(node.answered(node.withdrawals(order).getLast(), 2, 0));
        house.deliver();

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 3L, "released", 1L, "cancelled", 2L));
        assertThat(house.reserved("CUP-K3")).isEqualTo(Map.of(OmsHouse.EAST, 2L));
        assertThat(house.reserved("SAUCER-K3")).isEqualTo(Map.of(OmsHouse.EAST, 1L));
    }

    @Test
    void a_kit_stands_in_for_goods_and_goods_for_a_kit() {
        kit("K4", 10, 10);
        house.sku("MUG-K4", 9, 0);
        var order = house.capture(Orderly.from("slow", "AU7").line("MUG-K4", 2).line("SET-K4", 2));

        Amendly.of(house, order).substitute(1, "SET-K4", "9.00").now();
        assertThat(house.units(order, 3)).isEqualTo(Map.of("ordered", 2L, "reserved", 2L));
        assertThat(house.reserved("CUP-K4")).isEqualTo(Map.of(OmsHouse.EAST, 8L));

        Amendly.of(house, order)
                .substitute(2, "MUG-K4", "3.00")
                .add("SET-K4", 1, "9.00")
                .now();
        assertThat(house.units(order, 2)).isEqualTo(Map.of("ordered", 2L, "cancelled", 2L));
        assertThat(house.units(order, 4)).isEqualTo(Map.of("ordered", 1L, "reserved", 1L));
        assertThat(house.units(order, 5)).isEqualTo(Map.of("ordered", 2L, "reserved", 2L));
        assertThat(house.reserved("CUP-K4")).isEqualTo(Map.of(OmsHouse.EAST, 6L));
    }
}
