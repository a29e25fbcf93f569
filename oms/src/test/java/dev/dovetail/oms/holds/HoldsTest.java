package dev.dovetail.oms.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoldsTest {
    private final OmsHouse house;
    private final Holds holds;

    HoldsTest(TestDatabase db) {
        house = new OmsHouse(db);
        holds = house.get(Holds.class);
    }

    private OrderId order(String sku, long quantity) {
        house.sku(sku, 5, 0);
        return new OrderId(
                Long.parseLong(house.capture(Orderly.from("shop", sku).line(sku, quantity))));
    }

    private Hold hold(OrderId order, String code, @Nullable Instant until) {
        return hold(order, code, until, "care");
    }

    private Hold hold(OrderId order, String code, @Nullable Instant until, String owner) {
        var rule = until == null ? ReleaseRule.BY_HAND : ReleaseRule.AT_A_TIME;
        return holds.place(
                new NewHold(order, HoldKind.MANUAL, code, "ask first", owner, rule, until, null), house.cause());
    }

    private Map<String, Long> units(OrderId order) {
        return house.units(order.toString(), 1);
    }

    private static String code(ThrowingCallable call) {
        var thrown = new Refused[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> thrown[0] = refused);
        return thrown[0].refusal().code();
    }

    @Test
    void a_held_order_keeps_its_units_and_goes_to_no_node_until_its_last_hold_is_lifted() {
        var order = order("HELD", 3);
        var first = hold(order, "ask", null);
        var second = hold(order, "ask-again", null);
        house.deliver();

        assertThat(units(order)).isEqualTo(Map.of("ordered", 3L, "reserved", 3L));
        assertThat(house.order(order.toString()).status()).isEqualTo(OrderStatus.HELD);
        holds.release(order, first.id(), "they said yes", house.cause());
        house.deliver();
        assertThat(house.order(order.toString()).status()).isEqualTo(OrderStatus.HELD);
        assertThat(house.broken()).isEmpty();

        holds.release(order, second.id(), "and again", house.cause());
        house.deliver();

        assertThat(units(order)).isEqualTo(Map.of("ordered", 3L, "released", 3L));
        assertThat(house.order(order.toString()).status()).isEqualTo(OrderStatus.RELEASED);
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void a_hold_is_lifted_once() {
        var order = order("TWICE", 1);
        var hold = hold(order, "ask", null);
        holds.release(order, hold.id(), "fine", house.cause());

        assertThat(code(() -> holds.release(order, hold.id(), "fine", house.cause())))
                .isEqualTo("holds.already-released");
        assertThat(code(() -> holds.release(order, 7, "fine", house.cause()))).isEqualTo("holds.not-found");
    }

    @Test
    void the_same_hold_is_not_placed_twice_and_an_order_at_its_node_has_nothing_to_hold() {
        var order = order("SAME", 1);
        var hold = hold(order, "ask", null);
        assertThat(code(() -> hold(order, "ask", null))).isEqualTo("holds.already-held");

        holds.release(order, hold.id(), "fine", house.cause());
        house.deliver();

        assertThat(code(() -> hold(order, "ask", null))).isEqualTo("holds.nothing-to-hold");
    }

    @Test
    void a_hold_with_a_time_lifts_itself_then_and_not_before() {
        var order = order("TIMED", 1);
        hold(order, "until-noon", house.now().plus(Duration.ofHours(2)));
        house.later(Duration.ofMinutes(119));
        house.deliver();
        assertThat(house.order(order.toString()).status()).isEqualTo(OrderStatus.HELD);

        house.later(Duration.ofMinutes(1));
        house.deliver();

        assertThat(units(order)).isEqualTo(Map.of("ordered", 1L, "released", 1L));
        assertThat(house.get(HoldQueue.class).ofOrder(order).getFirst().closedWhy())
                .isEqualTo("its time has come");
    }

    @Test
    void what_a_node_gives_back_of_an_order_held_since_is_claimed_elsewhere_and_not_released() {
        house.sku("SHORT", 2, 5);
        house.sku("AWAITED", 0, 0);
        var work = house.released(Orderly.from("shop", "SHORT").line("SHORT", 2).line("AWAITED", 1));
        var order = work.order();
        var hold = hold(order, "late", null);

        house.node().tell(house.node().lacking(work, 1));
        house.deliver();
        assertThat(units(order)).isEqualTo(Map.of("ordered", 2L, "released", 1L, "reserved", 1L));
        assertThat(house.broken()).isEmpty();

        holds.release(order, hold.id(), "go on", house.cause());
        house.deliver();
        assertThat(units(order)).isEqualTo(Map.of("ordered", 2L, "released", 2L));
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void a_hold_ends_with_the_last_unit_it_could_hold() {
        var order = order("GONE", 2);
        hold(order, "ask", null);

        house.get(Fulfillment.class).cancel(order, "changed their mind", List.of(), house.cause());

        var closed = house.get(HoldQueue.class).ofOrder(order).getFirst();
        assertThat(closed.state()).isEqualTo("ended");
        assertThat(house.order(order.toString()).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void a_hold_stays_while_some_of_its_units_are_cancelled() {
        var order = order("SOME", 3);
        hold(order, "ask", null);

        house.get(Fulfillment.class)
                .cancel(order, "one less", List.of(new dev.dovetail.oms.fulfillment.Units(1, 1)), house.cause());

        assertThat(house.order(order.toString()).status()).isEqualTo(OrderStatus.HELD);
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void holds_wait_in_the_queue_of_their_owner_oldest_first_and_page_by_page() {
        var first = hold(order("Q1", 1), "ask", null, "queue");
        house.later(Duration.ofMinutes(5));
        var second = hold(order("Q2", 1), "ask", null, "queue");
        var queue = house.get(HoldQueue.class);

        var page = queue.listHolds(new HoldQuery(1, "queue", null, null, Set.of("shop"), null, 1));
        assertThat(page.items()).extracting(Hold::holdId).containsExactly(first.holdId());
        var next = queue.listHolds(new HoldQuery(1, "queue", "manual", null, Set.of(), Long.valueOf(page.next()), 1));

        assertThat(next.items()).extracting(Hold::holdId).containsExactly(second.holdId());
        assertThat(next.next()).isNull();
        assertThat(queue.listHolds(new HoldQuery(1, "nobody", null, null, Set.of(), null, 5))
                        .items())
                .isEmpty();
        assertThat(queue.countByOwner(1)).containsEntry("queue", 2L);
    }

    @Test
    void the_timeline_tells_who_held_it_why_and_who_let_it_go() {
        var order = order("TOLD", 1);
        holds.release(order, hold(order, "ask", null).id(), "they said yes", house.cause());

        var told = house.get(OrderBook.class).timeline(order);

        assertThat(told)
                .extracting(entry -> entry.type())
                .containsExactly("order.captured.v1", "order.held.v1", "order.hold-released.v1");
        assertThat(told.get(1).body()).contains("\"owner\":\"care\"", "\"detail\":\"ask first\"");
        assertThat(told.get(2).body()).contains("\"how\":\"by-hand\"", "\"why\":\"they said yes\"");
    }

    @Test
    void many_are_lifted_at_once_and_those_lifted_before_are_passed_over() {
        var first = order("MANY1", 1);
        var second = order("MANY2", 1);
        var gone = hold(first, "flood", null, "floods");
        var still = hold(first, "ask", null, "floods");
        var other = hold(second, "flood", null, "floods");
        holds.release(first, gone.id(), "dry", house.cause());

        int lifted = holds.releaseAll(
                Map.of(first, Set.of(gone.id()), second, Set.of(other.id())), "dry again", house.cause());

        assertThat(lifted).isEqualTo(1);
        assertThat(house.order(second.toString()).status()).isNotEqualTo(OrderStatus.HELD);
        assertThat(house.order(first.toString()).status()).isEqualTo(OrderStatus.HELD);
        assertThat(still.standing()).isInstanceOf(HoldState.Open.class);
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void what_holds_orders_is_counted_by_reason_and_owner_the_longest_first() {
        hold(order("WHY1", 1), "why-old", null, "counted");
        house.later(Duration.ofMinutes(5));
        hold(order("WHY2", 1), "why-new", null, "counted");
        hold(order("WHY3", 1), "why-new", null, "counted");

        var counted = house.get(HoldQueue.class).countByReason(1).stream()
                .filter(reason -> reason.owner().equals("counted"))
                .toList();

        assertThat(counted).extracting(HoldQueue.Reason::code).containsExactly("why-old", "why-new");
        assertThat(counted).extracting(HoldQueue.Reason::holds).containsExactly(1L, 2L);
        var queue = house.get(HoldQueue.class);
        assertThat(queue.listHolds(new HoldQuery(1, "counted", null, "why-new", Set.of(), null, 5))
                        .items())
                .hasSize(2);
    }
}
