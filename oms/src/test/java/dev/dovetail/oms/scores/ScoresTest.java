package dev.dovetail.oms.scores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.holds.HoldKind;
import dev.dovetail.oms.holds.Holds;
import dev.dovetail.oms.holds.NewHold;
import dev.dovetail.oms.holds.ReleaseRule;
import dev.dovetail.oms.inbounds.Inbound;
import dev.dovetail.oms.inbounds.Inbounds;
import dev.dovetail.oms.intake.Orderly;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Promises beside what happened. From the east to the customer a parcel takes a day, from the west four; what is ordered
 * before 16:00 leaves the same day.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoresTest {
    private final OmsHouse house;
    private final NodeByHand node;
    private final Scores scores;

    ScoresTest(TestDatabase db) {
        house = new OmsHouse(db);
        node = house.node();
        scores = house.get(Scores.class);
    }

    @AfterEach
    void nothing_is_broken_and_another_week_begins() {
        house.deliver();
        assertThat(house.broken()).isEmpty();
        pass(untilMonday());
        assertThat(house.broken()).isEmpty();
        house.later(untilMonday());
    }

    /** Each test begins on a Monday at ten. */
    private Duration untilMonday() {
        var now = house.now().atZone(ZoneOffset.UTC);
        var monday = now.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return Duration.between(now, monday.atTime(10, 0).atZone(ZoneOffset.UTC));
    }

    private LocalDate day(int after) {
        return house.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(after);
    }

    private void pass(Duration time) {
        house.later(time);
        house.deliver();
    }

    private Score score(String order) {
        return scores.of(new OrderId(Long.parseLong(order))).orElseThrow();
    }

    private void ship(ReleaseRequested work, long units) {
        var parcel = node.parcel(work);
        node.tell(node.accepted(work), node.picked(work, units), node.packed(work, parcel, units));
        node.tell(node.shipped(work, parcel, units));
        pass(Duration.ofMinutes(1));
    }

    private void fetchedAtWest() {
        house.db()
                .owner()
                .sql("update oms.node set pickup = true where code = 'WEST'")
                .update();
    }

    @Test
    void what_ships_on_its_day_is_kept() {
        house.sku("KEPT", 5, 0);
        var work = house.released(Orderly.from("shop", "K1").line("KEPT", 2));
        var order = work.order().toString();
        assertThat(score(order).outcome()).isEqualTo("open");

        ship(work, 2);

        var score = score(order);
        assertThat(score.outcome()).isEqualTo("kept");
        assertThat(score.promisedOn()).isEqualTo(day(1));
        assertThat(score.arrivesOn()).isEqualTo(day(1));
        assertThat(score.slippedAt()).isNull();
        assertThat(score.shippedAt()).isNotNull();
    }

    @Test
    void what_lies_ready_on_its_day_is_kept_however_late_its_customer_comes() {
        fetchedAtWest();
        house.sku("FETCHED", 0, 5);
        var work = house.released(Orderly.from("shop", "PU1").line("FETCHED", 2).pickup("WEST"));
        var order = work.order().toString();
        var parcel = node.parcel(work);
        node.tell(node.accepted(work), node.picked(work, 2), node.packed(work, parcel, 2));
        var ready = day(0);

        pass(Duration.ofDays(2));
        node.tell(node.handedOver(work, parcel, 2));
        pass(Duration.ofMinutes(2));

        assertThat(score(order).outcome()).isEqualTo("kept");
        assertThat(score(order).arrivesOn()).isEqualTo(ready);
        assertThat(house.told(order)).doesNotContain("repromised");
    }

    @Test
    void what_is_to_be_fetched_and_does_not_lie_ready_on_its_day_slips() {
        fetchedAtWest();
        house.sku("LAZY", 0, 5);
        var order = house.released(Orderly.from("shop", "PU2").line("LAZY", 2).pickup("WEST"))
                .order()
                .toString();

        pass(Duration.ofDays(1));

        assertThat(score(order).slipReason()).isEqualTo("not-shipped");
        assertThat(house.told(order)).contains("repromised");
    }

    @Test
    void what_does_not_leave_on_its_day_slips_is_promised_anew_once_and_is_late() {
        house.sku("IDLE", 5, 0);
        var work = house.released(Orderly.from("shop", "N1").line("IDLE", 2));
        var order = work.order().toString();
        var first = day(1);

        pass(Duration.ofHours(13));
        assertThat(score(order).slippedAt()).as("its day is not over").isNull();
        pass(Duration.ofHours(1));

        var slipped = score(order);
        assertThat(slipped.slipReason()).isEqualTo("not-shipped");
        assertThat(slipped.promisedOn()).isEqualTo(first);
        assertThat(slipped.repromisedOn()).isEqualTo(first.plusDays(1));
        assertThat(house.order(order).promise().on()).isEqualTo(first.plusDays(1));
        assertThat(house.told(order)).containsExactly("released", "repromised");
        pass(Duration.ofDays(2));
        assertThat(score(order).repromisedOn()).as("once").isEqualTo(first.plusDays(1));

        ship(work, 2);

        assertThat(score(order).outcome()).isEqualTo("late");
        assertThat(score(order).arrivesOn()).isAfter(first);
        assertThat(house.told(order)).containsExactly("released", "repromised", "shipped");
    }

    @Test
    void what_comes_from_a_node_further_away_is_promised_anew() {
        house.sku("FAR", 5, 5);
        var work = house.released(Orderly.from("shop", "F1").line("FAR", 3));
        var order = work.order().toString();

        node.tell(node.accepted(work), node.lacking(work, 1));
        pass(Duration.ofMinutes(1));

        var score = score(order);
        assertThat(score.slipReason()).isEqualTo("other-node");
        assertThat(score.repromisedOn()).isEqualTo(day(4));
        assertThat(score.nowOn()).isEqualTo(day(4));
        assertThat(house.told(order)).contains("repromised");
    }

    @Test
    void units_that_nobody_has_when_their_day_is_over_are_delayed() {
        house.sku("NONE", 3, 0);
        var work = house.released(Orderly.from("shop", "W1").line("NONE", 3));
        var order = work.order().toString();
        node.tell(node.stock(OmsHouse.EAST, "NONE", -3, "lost"), node.lacking(work, 3));
        pass(Duration.ofMinutes(2));
        assertThat(score(order).slippedAt()).isNull();

        pass(Duration.ofDays(2));

        assertThat(score(order).slipReason()).isEqualTo("waits");
        assertThat(score(order).repromisedOn()).isNull();
        assertThat(house.told(order)).containsExactly("released", "backordered", "delayed");
    }

    @Test
    void what_is_held_too_long_slips_for_that() {
        house.sku("STOP", 3, 0);
        var order = house.capture(Orderly.from("slow", "H1").line("STOP", 1));
        house.get(Holds.class)
                .place(
                        new NewHold(
                                new OrderId(Long.parseLong(order)),
                                HoldKind.MANUAL,
                                "ask",
                                "ask",
                                "care",
                                ReleaseRule.BY_HAND,
                                null,
                                null),
                        house.cause());
        pass(Duration.ofMinutes(5));
        assertThat(score(order).slippedAt()).isNull();

        pass(Duration.ofDays(2));

        assertThat(score(order).slipReason()).isEqualTo("held");
        assertThat(score(order).repromisedOn()).isAfter(score(order).promisedOn());
    }

    @Test
    void goods_that_are_expected_later_slip_for_that_and_are_told_once() {
        house.db()
                .owner()
                .sql("update oms.channel set preorder = true where code = 'shop'")
                .update();
        house.later(Duration.ofSeconds(2));
        house.sku("SOON", 0, 0);
        var inbound = new Inbound(
                new NodeId(OmsHouse.EAST), "po." + day(0), new Sku(1, "SOON"), day(7), true, 5, 0, 0, false);
        house.get(Inbounds.class).put(inbound, house.cause());
        var order = house.capture(Orderly.from("shop", "I1").line("SOON", 2));
        house.deliver();
        var first = score(order).promisedOn();

        house.get(Inbounds.class)
                .put(
                        new Inbound(inbound.node(), inbound.id(), inbound.sku(), day(14), true, 5, 0, 0, false),
                        house.cause());
        pass(Duration.ofMinutes(1));

        assertThat(score(order).promisedOn()).isEqualTo(first);
        assertThat(score(order).slipReason()).isEqualTo("inbound");
        assertThat(score(order).repromisedOn()).isAfter(first);
        assertThat(house.told(order)).containsExactly("pre-ordered", "repromised");
    }

    @Test
    void a_cancelled_order_keeps_and_breaks_nothing() {
        house.sku("VOID", 3, 0);
        var order = house.capture(Orderly.from("slow", "V1").line("VOID", 1));

        house.get(Fulfillment.class).cancel(new OrderId(Long.parseLong(order)), "no", List.of(), house.cause());
        pass(Duration.ofMinutes(1));

        assertThat(score(order).outcome()).isEqualTo("cancelled");
    }

    @Test
    void the_summary_counts_orders_by_outcome_and_reason() {
        var from = day(0);
        house.sku("SUM", 9, 9);
        ship(house.released(Orderly.from("shop", "S1").line("SUM", 1)), 1);
        var late = house.released(Orderly.from("shop", "S2").line("SUM", 1));
        pass(Duration.ofHours(14));
        ship(late, 1);
        house.released(Orderly.from("shop", "S3").line("SUM", 1));
        pass(Duration.ofDays(2));

        var summary = scores.summary(1, Set.of(), from, day(2));

        assertThat(summary.kept()).isEqualTo(1);
        assertThat(summary.late()).isEqualTo(1);
        assertThat(summary.open()).isEqualTo(1);
        assertThat(summary.slippedByReason()).isEqualTo(Map.of("not-shipped", 2L));
        assertThat(scores.summary(1, Set.of("web"), from, day(2)).kept()).isZero();
    }

    @Test
    void many_orders_of_one_release_are_looked_at_together() {
        house.sku("BULK", 60, 0);
        for (int i = 0; i < 30; i++) house.capture(Orderly.from("shop", "B" + i).line("BULK", 1));
        house.deliver();

        pass(Duration.ofHours(14));

        long slipped = house.jdbc()
                .sql("select count(*) from oms.promise_score where slip_reason = 'not-shipped' and slipped_at >= :at")
                .param("at", house.now().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        assertThat(slipped).isGreaterThanOrEqualTo(30);
    }
}
