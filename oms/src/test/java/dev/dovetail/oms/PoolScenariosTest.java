package dev.dovetail.oms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.intake.Intake;
import dev.dovetail.oms.intake.Orderly;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What orders claim of nodes' pools, from capture to shipment; the numbered scenarios of the stock's truth and the promise. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolScenariosTest {
    private final OmsHouse house;

    PoolScenariosTest(TestDatabase db) {
        house = new OmsHouse(db);
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(house.broken()).isEmpty();
    }

    /** Reserved units of the SKU by pool of the eastern node. */
    private Map<String, Long> reserved(String sku) {
        var reserved = new TreeMap<String, Long>();
        for (var figure : figures(sku))
            if (figure.node().value() == OmsHouse.EAST && figure.reserved() > 0)
                reserved.put(figure.pool(), figure.reserved());
        return reserved;
    }

    private List<Figure> figures(String sku) {
        var known = new Sku(1, sku);
        return house.get(Positions.class).figures(List.of(known)).getOrDefault(known, List.of());
    }

    private long atp(String sku, String channel) {
        return figures(sku).stream()
                .filter(figure -> figure.claimableBy(channel))
                .mapToLong(Figure::available)
                .sum();
    }

    @Test
    void an_order_claims_its_channels_fence_first_and_another_channel_never() {
        house.sku("FENCED", 10, 0);
        house.fence(OmsHouse.EAST, "FENCED", "web", 6);

        assertThatThrownBy(() -> house.capture(Orderly.from("web", "FE0").line("FENCED", 11)))
                .isInstanceOf(Refused.class);
        house.capture(Orderly.from("web", "FE1").line("FENCED", 8));
        var shop = house.capture(Orderly.from("shop", "FE2").line("FENCED", 4));

        assertThat(reserved("FENCED")).isEqualTo(Map.of("fence:web", 6L, "open", 4L));
        assertThat(house.units(shop, 1)).isEqualTo(Map.of("ordered", 4L, "reserved", 2L, "backordered", 2L));
    }

    @Test
    void who_waits_is_served_from_a_fence_of_the_own_channel_only_though_others_wait_longer() {
        house.sku("WAITED", 0, 0);
        var slow = house.capture(Orderly.from("slow", "WA1").line("WAITED", 9));
        var shop = house.capture(Orderly.from("shop", "WA2").line("WAITED", 3));
        house.fence(OmsHouse.EAST, "WAITED", "shop", 5);

        house.node().tell(house.node().stock(OmsHouse.EAST, "WAITED", 4, "received"));

        assertThat(house.units(slow, 1)).containsEntry("backordered", 9L);
        assertThat(house.units(shop, 1)).containsEntry("released", 3L);
        assertThat(reserved("WAITED")).isEqualTo(Map.of("fence:shop", 3L));
    }

    @Test
    void work_claimed_from_two_pools_is_one_release_and_ends_in_both() {
        house.sku("TWO", 5, 0);
        house.fence(OmsHouse.EAST, "TWO", "shop", 3);
        var node = house.node();

        var work = house.released(Orderly.from("shop", "TW1").line("TWO", 5));
        node.tell(node.accepted(work), node.picked(work, 4), node.lacking(work, 1));
        var parcel = node.parcel(work);
        node.tell(node.packed(work, parcel, 4), node.shipped(work, parcel, 4));

        assertThat(work.lines().getFirst().quantity()).isEqualTo(5);
        assertThat(figures("TWO").stream().mapToLong(Figure::position).sum()).isEqualTo(1);
    }

    @Test
    void scenario_09_orders_that_want_the_same_skus_in_opposite_order_never_lock_each_other_up() {
        house.sku("A9", 100, 100);
        house.sku("B9", 100, 100);
        house.fence(OmsHouse.EAST, "A9", "web", 50);
        var intake = house.get(Intake.class);

        for (int round = 0; round < 10; round++) {
            var there = Orderly.from("web", "N9a" + round).line("A9", 3).line("B9", 3);
            var back = Orderly.from("shop", "N9b" + round).line("B9", 3).line("A9", 3);
            Race.between(
                    () -> intake.capture(there.raw(), there.raw().number(), house.cause()),
                    () -> intake.capture(back.raw(), back.raw().number(), house.cause()));
        }

        assertThat(figures("A9").stream().mapToLong(Figure::reserved).sum()).isEqualTo(60);
        assertThat(figures("B9").stream().mapToLong(Figure::reserved).sum()).isEqualTo(60);
    }

    @Test
    void scenario_13_the_same_sku_on_two_lines_cannot_together_oversell() {
        house.sku("THIRTEEN", 5, 0);
        house.fence(OmsHouse.EAST, "THIRTEEN", "web", 2);

        assertThatThrownBy(() -> house.capture(
                        Orderly.from("web", "S13").line("THIRTEEN", 3).line("THIRTEEN", 3)))
                .isInstanceOf(Refused.class);
        house.capture(Orderly.from("web", "S13b").line("THIRTEEN", 3).line("THIRTEEN", 2));

        assertThat(reserved("THIRTEEN")).isEqualTo(Map.of("fence:web", 2L, "open", 3L));
        assertThat(atp("THIRTEEN", "web")).isZero();
    }

    @Test
    void scenario_14_one_short_line_reserves_nothing_and_the_error_names_every_short_sku() {
        house.sku("ENOUGH", 50, 50);
        house.sku("SHORT1", 1, 0);
        house.sku("SHORT2", 4, 0);
        house.fence(OmsHouse.EAST, "SHORT2", "shop", 4);

        assertThatThrownBy(() -> house.capture(Orderly.from("web", "S14")
                        .line("ENOUGH", 5)
                        .line("SHORT1", 2)
                        .line("SHORT2", 3)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("availability.not-enough");
                    assertThat(refused.refusal().details().toString())
                            .contains("sku=SHORT1, asked=2, available=1", "sku=SHORT2, asked=3, available=0")
                            .doesNotContain("ENOUGH");
                });
        assertThat(reserved("ENOUGH")).isEmpty();
        assertThat(reserved("SHORT1")).isEmpty();
    }

    @Test
    void scenario_15_services_and_what_may_wait_need_no_reservation() {
        house.service("WRAP");
        house.sku("LATER", 0, 0);

        var order = house.capture(Orderly.from("shop", "S15").line("WRAP", 1).line("LATER", 2));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 1L, "delivered", 1L));
        assertThat(house.units(order, 2)).isEqualTo(Map.of("ordered", 2L, "backordered", 2L));
        assertThat(house.jdbc()
                        .sql("select count(*) from oms.reservation where order_id = :id and quantity > 0")
                        .param("id", Long.parseLong(order))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void scenario_24_two_locations_sell_together_and_a_cancel_gives_back_where_it_was_taken() {
        house.sku("BOTH24", 100, 120);
        assertThat(atp("BOTH24", "web")).isEqualTo(220);

        var order = house.capture(Orderly.from("web", "S24").line("BOTH24", 2));
        assertThat(house.reserved("BOTH24")).isEqualTo(Map.of(OmsHouse.EAST, 2L));
        house.get(Fulfillment.class)
                .cancel(new OrderId(Long.parseLong(order)), "one is enough", List.of(new Units(1, 1)), house.cause());

        assertThat(house.reserved("BOTH24")).isEqualTo(Map.of(OmsHouse.EAST, 1L));
        assertThat(atp("BOTH24", "web")).isEqualTo(219);
    }
}
