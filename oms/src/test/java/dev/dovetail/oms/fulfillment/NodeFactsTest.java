package dev.dovetail.oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Orderly;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Facts as networks deliver them: late, twice, in any order; and nodes that say no. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeFactsTest {
    private final OmsHouse house;
    private final NodeByHand node;

    NodeFactsTest(TestDatabase db) {
        house = new OmsHouse(db);
        node = house.node();
    }

    @AfterEach
    void nothing_is_broken() {
        assertThat(house.broken()).isEmpty();
    }

    private ReleaseRequested released(String sku, long units) {
        house.sku(sku, units, 0);
        return house.released(Orderly.from("shop", sku).line(sku, units));
    }

    private static String order(ReleaseRequested work) {
        return work.order().toString();
    }

    /** F8: a parcel that left before anybody heard of its pick waits for what comes before it. */
    @Test
    void a_shipment_told_before_its_pick_waits_and_is_not_lost() {
        var work = released("EARLY", 3);
        var parcel = node.parcel(work);

        node.tell(node.shipped(work, parcel, 3));
        assertThat(house.units(order(work), 1)).isEqualTo(Map.of("ordered", 3L, "released", 3L));
        node.tell(node.packed(work, parcel, 3));
        node.tell(node.picked(work, 3));
        assertThat(house.units(order(work), 1)).isEqualTo(Map.of("ordered", 3L, "picked", 3L));

        house.later(Duration.ofMinutes(1));
        house.deliver();
        house.later(Duration.ofMinutes(1));
        house.deliver();

        assertThat(house.units(order(work), 1)).isEqualTo(Map.of("ordered", 3L, "shipped", 3L));
        assertThat(dead()).isZero();
    }

    @Test
    void a_fact_about_work_that_nobody_knows_yet_waits() {
        var work = released("STRANGE", 1);
        var nowhere =
                new FulfillmentOrderId(house.ids().next(work.fulfillmentOrder().slot()));

        node.tell(new NodeFact.Picked(work.node(), nowhere, work.order(), house.now(), "pat", List.of()));

        assertThat(waiting()).isEqualTo(1);
        assertThat(dead()).isZero();
        house.jdbc()
                .sql("update oms.node_outbox set state = 'settled', settled_at = now() where state = 'pending'")
                .update();
    }

    @Test
    void a_fact_sent_twice_under_one_id_has_one_effect() {
        var work = released("TWICE", 4);
        long id = house.ids().next(0);
        node.send(node.picked(work, 2), id);
        house.deliver();

        house.db()
                .owner()
                .sql("update oms.node_outbox set state = 'pending', settled_at = null where id = :id")
                .param("id", id)
                .update();
        house.deliver();

        assertThat(house.units(order(work), 1)).isEqualTo(Map.of("ordered", 4L, "picked", 2L, "released", 2L));
    }

    @Test
    void picks_in_any_order_come_to_the_same() {
        var work = released("MIXED", 6);
        var parcel = node.parcel(work);

        node.tell(node.picked(work, 1), node.packed(work, parcel, 4), node.picked(work, 3), node.accepted(work));
        house.later(Duration.ofMinutes(1));
        house.deliver();

        assertThat(house.units(order(work), 1)).isEqualTo(Map.of("ordered", 6L, "packed", 4L, "released", 2L));
    }

    @Test
    void a_voided_label_is_told_on_the_orders_timeline_and_moves_nothing() {
        var work = released("RELABELLED", 2);
        var parcel = node.parcel(work);
        node.tell(node.accepted(work), node.picked(work, 2), node.packed(work, parcel, 2));

        node.tell(new NodeFact.LabelVoided(
                work.node(),
                work.fulfillmentOrder(),
                work.order(),
                house.now(),
                parcel,
                "ups",
                "1ZOLD",
                "smeared",
                "sue"));

        assertThat(house.units(order(work), 1)).isEqualTo(Map.of("ordered", 2L, "packed", 2L));
        assertThat(house.jdbc()
                        .sql("select who, body::json ->> 'reason' from oms.order_fact where order_id = :id and type"
                                + " = :type")
                        .param("id", work.order().value())
                        .param("type", "order.label-voided.v1")
                        .query((row, _) -> row.getString(1) + ": " + row.getString(2))
                        .list())
                .containsExactly("sue: smeared");
    }

    @Test
    void what_is_put_back_is_released_again_and_may_be_asked_back() {
        var work = released("UNDONE", 4);
        var order = order(work);
        node.tell(node.accepted(work), node.picked(work, 4));
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 4L, "picked", 4L));

        node.tell(node.putBack(work, 3));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 4L, "picked", 1L, "released", 3L));
        assertThat(house.reserved("UNDONE")).isEqualTo(Map.of(OmsHouse.EAST, 4L));
        node.tell(node.picked(work, 3));
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 4L, "picked", 4L));
    }

    /** Told before the pick that it undoes, or after one that follows it: each waits for what comes before it. */
    @Test
    void what_is_put_back_comes_in_any_order_and_twice() {
        var work = released("TURNED", 2);
        long id = house.ids().next(0);
        node.send(node.putBack(work, 2), id);
        house.deliver();
        assertThat(house.units(order(work), 1)).isEqualTo(Map.of("ordered", 2L, "released", 2L));
        node.tell(node.picked(work, 2));
        node.tell(node.picked(work, 2));
        assertThat(dead()).isZero();

        for (int i = 0; i < 3; i++) {
            house.later(Duration.ofMinutes(1));
            house.deliver();
        }
        house.db()
                .owner()
                .sql("update oms.node_outbox set state = 'pending', settled_at = null where id = :id")
                .param("id", id)
                .update();
        house.deliver();

        assertThat(house.units(order(work), 1)).isEqualTo(Map.of("ordered", 2L, "picked", 2L));
        assertThat(dead()).isZero();
    }

    @Test
    void what_one_node_cannot_find_another_ships() {
        house.sku("LOST", 5, 5);
        var work = house.released(Orderly.from("shop", "LOST").line("LOST", 5));

        node.tell(
                node.accepted(work),
                node.picked(work, 3),
                node.lacking(work, 2),
                node.stock(1, "LOST", -2, "short-picked"));

        var other = node.releases(order(work)).getLast();
        assertThat(other.node().value()).isEqualTo(OmsHouse.WEST);
        assertThat(other.lines().getFirst().quantity()).isEqualTo(2);
        assertThat(house.units(order(work), 1)).isEqualTo(Map.of("ordered", 5L, "picked", 3L, "released", 2L));
        assertThat(house.reserved("LOST")).isEqualTo(Map.of(OmsHouse.EAST, 3L, OmsHouse.WEST, 2L));
    }

    @Test
    void what_nobody_can_find_waits_and_its_channel_hears_of_it() {
        var work = released("GONE", 2);

        node.tell(node.accepted(work), node.stock(1, "GONE", -1, "short-picked"), node.lacking(work, 1));

        assertThat(house.units(order(work), 1)).isEqualTo(Map.of("ordered", 2L, "released", 1L, "backordered", 1L));
        assertThat(house.sent("channel:shop1").getLast())
                .contains("backordered")
                .contains(order(work));
    }

    @Test
    void rejected_work_goes_elsewhere() {
        house.sku("REFUSED", 2, 2);
        var work = house.released(Orderly.from("shop", "REFUSED").line("REFUSED", 2));

        node.tell(node.rejected(work));

        var other = node.releases(order(work)).getLast();
        assertThat(other.node().value()).isEqualTo(OmsHouse.WEST);
        assertThat(house.reserved("REFUSED")).isEqualTo(Map.of(OmsHouse.WEST, 2L));
    }

    /** A node that says it has stock and then refuses all work must not keep us spinning. */
    @Test
    void work_that_is_always_rejected_comes_to_rest() {
        var work = released("NEVER", 2);
        var told = node.releases(order(work)).size();
        for (int i = 0; i < 8; i++) {
            for (var one : node.releases(order(work))
                    .subList(told - 1, node.releases(order(work)).size())) {
                node.tell(node.rejected(one));
            }
            if (node.releases(order(work)).size() == told) break;
            told = node.releases(order(work)).size();
        }

        assertThat(node.releases(order(work))).hasSize(3);
        assertThat(house.units(order(work), 1)).isEqualTo(Map.of("ordered", 2L, "backordered", 2L));

        house.later(Duration.ofMinutes(2));
        house.deliver();
        assertThat(node.releases(order(work))).hasSize(4);
    }

    private long dead() {
        return count("dead");
    }

    private long waiting() {
        return count("pending");
    }

    private long count(String state) {
        return house.jdbc()
                .sql("select count(*) from oms.node_outbox where destination = 'oms' and state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }
}
