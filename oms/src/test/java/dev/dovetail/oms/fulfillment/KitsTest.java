package dev.dovetail.oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.decisions.Decisions;
import dev.dovetail.oms.intake.Orderly;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A kit from capture to shipment: the order counts kits, pools and the node know its parts. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KitsTest {
    private final OmsHouse house;
    private final NodeByHand node;

    KitsTest(TestDatabase db) {
        this.house = new OmsHouse(db);
        this.node = house.node();
    }

    @AfterEach
    void nothingIsBroken() {
        assertThat(house.broken()).isEmpty();
    }

    @AfterAll
    void close() {
        house.close();
    }

    private void teaSet(String name, long eastCups, long eastSaucers, long westCups, long westSaucers) {
        house.sku("CUP-" + name, eastCups, westCups);
        house.sku("SAUCER-" + name, eastSaucers, westSaucers);
        house.kit("SET-" + name, Map.of("CUP-" + name, 2, "SAUCER-" + name, 1));
    }

    @Test
    void a_kit_is_promised_of_its_parts_at_one_node_and_the_decision_says_so() {
        teaSet("A", 5, 1, 9, 9);

        var order = house.capture(Orderly.from("web", "K1").line("SET-A", 3));

        // east makes one set only: five cups, but one saucer
        assertThat(house.reserved("CUP-A")).isEqualTo(Map.of(OmsHouse.WEST, 6L));
        assertThat(house.reserved("SAUCER-A")).isEqualTo(Map.of(OmsHouse.WEST, 3L));
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 3L, "reserved", 3L));
        assertThat(house.order(order).lines().getFirst().parts()).isEqualTo(Map.of("CUP-A", 2L, "SAUCER-A", 1L));
        var decision = house.get(Decisions.class)
                .list(new OrderId(Long.parseLong(order)))
                .getFirst();
        assertThat(decision.outcome().given()).hasSize(1);
        assertThat(decision.outcome().given().getFirst().sku()).isEqualTo("SET-A");
        assertThat(house.get(Decisions.class)
                        .again(new OrderId(Long.parseLong(order)), Long.parseLong(decision.id()))
                        .same())
                .isTrue();
    }

    @Test
    void what_cannot_be_made_is_refused_in_kits() {
        teaSet("B", 4, 9, 3, 9);

        assertThatThrownBy(() -> house.capture(Orderly.from("web", "K2").line("SET-B", 4)))
                .hasMessageContaining("availability.not-enough");

        assertThat(house.reserved("CUP-B")).isEmpty();
    }

    @Test
    void the_node_is_told_the_parts_and_tells_whole_kits_and_all_pools_fall() {
        teaSet("C", 6, 3, 0, 0);
        var work = house.released(Orderly.from("web", "K3").line("SET-C", 2));
        assertThat(work.lines())
                .isEqualTo(List.of(new NodeRequest.Line(
                        1,
                        1,
                        "SET-C",
                        2,
                        List.of(new NodeRequest.Part("CUP-C", 2), new NodeRequest.Part("SAUCER-C", 1)))));

        var parcel = node.parcel(work);
        node.tell(
                node.accepted(work), node.picked(work, 2), node.packed(work, parcel, 2), node.shipped(work, parcel, 2));

        assertThat(house.units(work.order().toString(), 1)).isEqualTo(Map.of("ordered", 2L, "shipped", 2L));
        assertThat(position("CUP-C")).isEqualTo(2);
        assertThat(position("SAUCER-C")).isEqualTo(1);
        assertThat(house.reserved("CUP-C")).isEmpty();
    }

    @Test
    void a_kit_that_a_node_cannot_make_is_made_by_another() {
        teaSet("D", 2, 1, 2, 1);
        var work = house.released(Orderly.from("web", "K4").line("SET-D", 1));

        node.tell(
                node.accepted(work),
                node.stock(work.node().value(), "SAUCER-D", -1, "short-picked"),
                node.lacking(work, 1));

        var releases = node.releases(work.order().toString());
        assertThat(releases).hasSize(2);
        assertThat(releases.getLast().node().value()).isEqualTo(OmsHouse.WEST);
        assertThat(house.reserved("CUP-D")).isEqualTo(Map.of(OmsHouse.WEST, 2L));
    }

    @Test
    void kits_that_wait_are_served_when_the_last_part_lands() {
        teaSet("E", 4, 0, 0, 0);
        var order = house.capture(Orderly.from("shop", "K5").line("SET-E", 2));
        house.deliver();
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "backordered", 2L));

        node.tell(node.stock(OmsHouse.EAST, "SAUCER-E", 1, "received"));

        assertThat(house.reserved("CUP-E")).isEqualTo(Map.of(OmsHouse.EAST, 2L));
        assertThat(house.reserved("SAUCER-E")).isEqualTo(Map.of(OmsHouse.EAST, 1L));
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "released", 1L, "backordered", 1L));
    }

    @Test
    void cancelling_a_kit_gives_all_its_parts_back() {
        teaSet("F", 8, 4, 0, 0);
        var order = house.capture(Orderly.from("slow", "K6").line("SET-F", 3));

        house.get(Fulfillment.class)
                .cancel(new OrderId(Long.parseLong(order)), "one too many", List.of(new Units(1, 1)), house.cause());

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 3L, "reserved", 2L, "cancelled", 1L));
        assertThat(house.reserved("CUP-F")).isEqualTo(Map.of(OmsHouse.EAST, 4L));
        assertThat(house.reserved("SAUCER-F")).isEqualTo(Map.of(OmsHouse.EAST, 2L));
    }

    @Test
    void a_changed_kit_leaves_what_was_ordered_as_it_was() {
        teaSet("G", 8, 4, 0, 0);
        var work = house.released(Orderly.from("web", "K7").line("SET-G", 1));
        house.db()
                .owner()
                .sql("update oms.sku_part set units = 4 where sku = 'SET-G' and part = 'CUP-G'")
                .update();

        var parcel = node.parcel(work);
        node.tell(
                node.accepted(work), node.picked(work, 1), node.packed(work, parcel, 1), node.shipped(work, parcel, 1));

        assertThat(position("CUP-G")).isEqualTo(6);
    }

    private long position(String sku) {
        return house.jdbc()
                .sql("select sum(position) from oms.pool where sku = :sku")
                .param("sku", sku)
                .query(Long.class)
                .single();
    }
}
