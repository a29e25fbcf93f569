package dev.dovetail.oms.rearrangements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.decisions.Decisions;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.holds.HoldKind;
import dev.dovetail.oms.holds.Holds;
import dev.dovetail.oms.holds.NewHold;
import dev.dovetail.oms.holds.ReleaseRule;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.network.NetworkSetup;
import dev.dovetail.oms.rearrangements.Rearrangement.Kind;
import dev.dovetail.oms.rearrangements.Rearrangement.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Work that was given to a node is moved, held, split and merged. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RearrangementTest {
    private final WorkByHand work;
    private final OmsHouse house;
    private final NodeByHand node;

    RearrangementTest(TestDatabase db) {
        work = new WorkByHand(db);
        house = work.house;
        node = house.node();
        db.owner()
                .sql(
                        "update oms.channel set events = array['moved', 'held', 'hold-released', 'cancelled'] where code = 'shop'")
                .update();
    }

    @AfterEach
    void nothing_is_broken() {
        house.deliver();
        assertThat(house.broken()).isEmpty();
    }

    private static Refused no(ThrowingCallable asking, String code) {
        var thrown = org.assertj.core.api.Assertions.catchThrowableOfType(Refused.class, asking);
        assertThat(thrown.refusal().code()).isEqualTo(code);
        return thrown;
    }

    @Test
    void scenario_31_open_work_moves_to_a_node_that_stocks_the_item() {
        house.sku("SOFA", 5, 5);
        var given = house.released(Orderly.from("shop", "M1").line("SOFA", 3));
        var order = given.order().toString();
        node.tell(node.accepted(given));

        var asked = work.ask(work.wanted(given, Kind.MOVE, "WEST"));

        assertThat(asked.state()).isEqualTo(State.ASKED);
        assertThat(house.reserved("SOFA"))
                .as("nothing moves before the node says yes")
                .isEqualTo(Map.of(OmsHouse.EAST, 3L));
        work.answer(order);

        assertThat(work.state(asked)).isEqualTo(State.DONE);
        assertThat(house.reserved("SOFA")).isEqualTo(Map.of(OmsHouse.WEST, 3L));
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 3L, "released", 3L));
        assertThat(node.releases(order).getLast().node().value()).isEqualTo(OmsHouse.WEST);
        assertThat(work.types(order))
                .containsExactly(
                        "captured",
                        "released",
                        "accepted-by-node",
                        "rearranged",
                        "withdrawal-asked",
                        "withdrawn",
                        "reserved",
                        "released",
                        "rearranged");
        var decision = house.get(Decisions.class).list(given.order()).getLast();
        assertThat(decision.purpose()).isEqualTo("move");
        assertThat(decision.outcome().given().getFirst().node()).isEqualTo(OmsHouse.WEST);
        assertThat(house.told(order)).containsExactly("moved");
    }

    @Test
    void scenario_31_a_node_that_does_not_stock_it_is_refused_and_who_does_is_named() {
        house.sku("LAMP", 5, 2);
        var given = house.released(Orderly.from("shop", "M2").line("LAMP", 3));

        var no = no(() -> work.ask(work.wanted(given, Kind.MOVE, "WEST")), "rearrangements.no-stock");

        assertThat(no.refusal().details().toString())
                .contains("asked=3, available=2")
                .contains("possible=[]");
        assertThat(work.ask(work.wanted(given, Kind.MOVE, "WEST", new Units(1, 2)))
                        .asked())
                .isEqualTo(2);
        work.answer(given.order().toString());
        assertThat(house.reserved("LAMP")).isEqualTo(Map.of(OmsHouse.EAST, 1L, OmsHouse.WEST, 2L));
        no(() -> work.ask(work.wanted(given, Kind.MOVE, "EAST", new Units(1, 1))), "rearrangements.same-node");
        no(() -> work.ask(work.wanted(given, Kind.MOVE, "NORTH")), "network.unknown-node");
    }

    @Test
    void scenario_31_a_node_that_sourcing_would_not_use_is_refused_with_its_reason() {
        house.sku("OVEN", 5, 5);
        var given = house.released(Orderly.from("shop", "M3").line("OVEN", 1));
        house.get(NetworkSetup.class).offline("WEST", "a flood", house.cause());
        house.deliver();

        var no = no(() -> work.ask(work.wanted(given, Kind.MOVE, "WEST")), "rearrangements.not-allowed");

        assertThat(no.refusal().details()).containsEntry("why", "offline");
        house.get(NetworkSetup.class).online("WEST", "dry again", house.cause());
    }

    @Test
    void scenario_31_only_open_work_moves() {
        house.sku("DESK", 9, 9);
        var given = house.released(Orderly.from("shop", "M4").line("DESK", 4));
        node.tell(node.accepted(given), node.picked(given, 3));

        var no = no(() -> work.ask(work.wanted(given, Kind.MOVE, "WEST", new Units(1, 2))), "rearrangements.picked");

        assertThat(no.refusal().details()).containsEntry("possible", Map.of("1", 1L));
        node.tell(node.picked(given, 1));
        no(() -> work.ask(work.wanted(given, Kind.MOVE, "WEST")), "rearrangements.picked");
        no(() -> work.ask(work.wanted(given, Kind.HOLD, null)), "rearrangements.picked");
        no(
                () -> work.ask(work.wanted(given.order(), new FulfillmentOrderId(99), Kind.MOVE, "WEST", null)),
                "rearrangements.no-such-work");
        no(() -> work.ask(work.wanted(given, Kind.MOVE, "WEST", new Units(7, 1))), "rearrangements.no-such-line");
    }

    @Test
    void scenario_31_hold_and_release_keep_the_quantities() {
        house.sku("RUG", 9, 9);
        var given = house.released(Orderly.from("shop", "H1").line("RUG", 4));
        var order = given.order().toString();
        node.tell(node.accepted(given), node.picked(given, 1));

        var hold = work.ask(work.wanted(given, Kind.HOLD, null));
        work.answer(order);

        assertThat(work.state(hold)).isEqualTo(State.HELD);
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 4L, "picked", 1L, "reserved", 3L));
        assertThat(house.reserved("RUG")).isEqualTo(Map.of(OmsHouse.EAST, 4L));
        house.later(Duration.ofDays(1));
        house.deliver();
        assertThat(node.releases(order)).hasSize(1);

        var id = Long.parseLong(hold.rearrangementId());
        work.rearrangements.release(given.order(), id, "the customer called", house.cause());
        house.deliver();

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 4L, "picked", 1L, "released", 3L));
        assertThat(node.releases(order).getLast().lines().getFirst().quantity()).isEqualTo(3);
        assertThat(house.told(order)).containsExactly("held", "hold-released");
        no(() -> work.rearrangements.release(given.order(), id, "again", house.cause()), "rearrangements.not-held");
        no(() -> work.rearrangements.release(given.order(), 5, "none", house.cause()), "rearrangements.not-found");
    }

    @Test
    void scenario_31_split_and_merge_keep_the_sum() {
        house.sku("PLATE", 20, 0);
        var given = house.released(Orderly.from("shop", "S1").line("PLATE", 10));
        var order = given.order().toString();

        var split = work.ask(work.wanted(given, Kind.SPLIT, null, new Units(1, 4)));
        work.answer(order);

        assertThat(work.state(split)).isEqualTo(State.DONE);
        assertThat(work.given(order)).extracting(line -> line.live()).containsExactly(6L, 4L);
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 10L, "released", 10L));
        assertThat(house.reserved("PLATE")).isEqualTo(Map.of(OmsHouse.EAST, 10L));

        var second = node.releases(order).getLast().fulfillmentOrder();
        var merge = work.ask(work.wanted(given.order(), given.fulfillmentOrder(), Kind.MERGE, null, second));
        work.answer(order);

        assertThat(work.state(merge)).isEqualTo(State.DONE);
        assertThat(work.given(order)).extracting(line -> line.live()).containsExactly(0L, 0L, 10L);
        assertThat(house.reserved("PLATE")).isEqualTo(Map.of(OmsHouse.EAST, 10L));
        var whole = node.releases(order).getLast();
        no(() -> work.ask(work.wanted(whole, Kind.SPLIT, null, new Units(1, 10))), "rearrangements.split-all");
    }

    @Test
    void work_of_two_nodes_is_not_merged_and_one_thing_is_done_at_a_time() {
        house.sku("SPOON", 6, 6);
        var order = house.capture(Orderly.from("shop", "T1").line("SPOON", 9));
        house.deliver();
        var both = node.releases(order);
        assertThat(both).hasSize(2);
        no(
                () -> work.ask(work.wanted(
                        both.getFirst().order(),
                        both.getFirst().fulfillmentOrder(),
                        Kind.MERGE,
                        null,
                        both.getLast().fulfillmentOrder())),
                "rearrangements.other-node");

        work.ask(work.wanted(both.getFirst(), Kind.HOLD, null, new Units(1, 1)));

        no(() -> work.ask(work.wanted(both.getFirst(), Kind.HOLD, null, new Units(1, 1))), "rearrangements.open");
        work.answer(order);
    }

    @Test
    void the_same_again_is_answered_with_the_first_and_other_content_is_refused() {
        house.sku("BOWL", 6, 6);
        var given = house.released(Orderly.from("shop", "K1").line("BOWL", 2));
        var wanted = work.wanted(given, Kind.MOVE, "WEST");

        var first = work.ask(wanted);
        work.answer(given.order().toString());
        var again = work.ask(wanted);

        assertThat(again.rearrangementId()).isEqualTo(first.rearrangementId());
        assertThat(again.state()).isEqualTo(State.DONE);
        var other = new Wanted(
                wanted.order(),
                wanted.key(),
                Kind.SPLIT,
                wanted.work(),
                List.of(new Units(1, 1)),
                null,
                null,
                null,
                "x");
        no(() -> work.ask(other), "rearrangements.key-reused");
    }

    @Test
    void a_target_that_sold_out_meanwhile_gives_the_units_back_to_where_they_can_be_had() {
        house.sku("VASE", 5, 3);
        var given = house.released(Orderly.from("shop", "G1").line("VASE", 3));
        work.ask(work.wanted(given, Kind.MOVE, "WEST"));
        node.tell(node.stock(OmsHouse.WEST, "VASE", -2, "broken"));

        work.answer(given.order().toString());

        assertThat(house.units(given.order().toString(), 1)).isEqualTo(Map.of("ordered", 3L, "released", 3L));
        assertThat(house.reserved("VASE")).isEqualTo(Map.of(OmsHouse.EAST, 2L, OmsHouse.WEST, 1L));
    }

    @Test
    void a_hold_of_which_nothing_is_left_ends_by_itself() {
        house.sku("CHAIR", 5, 0);
        var given = house.released(Orderly.from("shop", "E1").line("CHAIR", 2));
        var hold = work.ask(work.wanted(given, Kind.HOLD, null));
        work.answer(given.order().toString());

        house.get(Fulfillment.class).cancel(given.order(), "changed my mind", List.of(), house.cause());

        assertThat(work.state(hold)).isEqualTo(State.ENDED);
        assertThat(house.order(given.order().toString()).status().wire()).isEqualTo("cancelled");
        assertThat(house.told(given.order().toString())).containsExactly("held", "cancelled", "hold-released");
    }

    @Test
    void work_of_a_held_order_moves_and_waits_at_the_other_node() {
        house.sku("TABLE", 5, 5);
        house.sku("CLOTH", 1, 0);
        var given = house.released(Orderly.from("shop", "O1").line("TABLE", 2).line("CLOTH", 2));
        house.get(Holds.class)
                .place(
                        new NewHold(
                                given.order(), HoldKind.MANUAL, "ask", "ask", "care", ReleaseRule.BY_HAND, null, null),
                        house.cause());

        work.ask(work.wanted(given, Kind.MOVE, "WEST", new Units(1, 2)));
        work.answer(given.order().toString());

        assertThat(house.units(given.order().toString(), 1)).isEqualTo(Map.of("ordered", 2L, "reserved", 2L));
        assertThat(house.reserved("TABLE")).isEqualTo(Map.of(OmsHouse.WEST, 2L));
    }

    @Test
    void moves_racing_picks_lose_no_unit() {
        house.sku("RACE", 40, 40);
        for (int i = 0; i < 10; i++) {
            var given = house.released(Orderly.from("shop", "R" + i).line("RACE", 2));
            var order = given.order().toString();
            node.tell(node.accepted(given));

            var wanted = work.wanted(given, Kind.MOVE, "WEST", new Units(1, 1));

            Race.between(
                    () -> {
                        try {
                            work.rearrangements.ask(wanted, house.cause());
                        } catch (Refused pickedFirst) {
                            assertThat(pickedFirst.refusal().code()).isEqualTo("rearrangements.picked");
                        }
                    },
                    () -> node.tell(node.picked(given, 2)));
            house.deliver();
            work.answer(order);

            var counters = house.units(order, 1);
            assertThat(counters).containsEntry("picked", 2L).doesNotContainKey("released");
            assertThat(work.rearrangements.ofOrder(given.order()))
                    .allSatisfy(one -> assertThat(one.state()).isEqualTo(State.DECLINED));
            assertThat(house.broken()).isEmpty();
        }
    }

    @Test
    void two_moves_at_once_are_one() {
        house.sku("TWICE", 40, 40);
        for (int i = 0; i < 6; i++) {
            var given = house.released(Orderly.from("shop", "W" + i).line("TWICE", 2));
            var wanted = work.wanted(given, Kind.MOVE, "WEST");

            Race.between(
                    () -> work.rearrangements.ask(wanted, house.cause()),
                    () -> work.rearrangements.ask(wanted, house.cause()));
            house.deliver();
            work.answer(given.order().toString());

            assertThat(work.rearrangements.ofOrder(new OrderId(given.order().value())))
                    .hasSize(1);
            assertThat(house.units(given.order().toString(), 1)).isEqualTo(Map.of("ordered", 2L, "released", 2L));
        }
    }
}
