package dev.dovetail.oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.orders.OrderStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CancelTest {
    private final OmsHouse house;
    private final NodeByHand node;
    private final Fulfillment fulfillment;

    CancelTest(TestDatabase db) {
        house = new OmsHouse(db);
        node = house.node();
        fulfillment = house.get(Fulfillment.class);
    }

    @AfterEach
    void nothing_is_broken() {
        assertThat(house.broken()).isEmpty();
    }

    private Cancellation cancel(String order, Units... units) {
        return fulfillment.cancel(new OrderId(Long.parseLong(order)), "not wanted", List.of(units), house.cause());
    }

    @Test
    void before_its_release_an_order_is_cancelled_at_once_and_its_stock_is_free() {
        house.sku("SOON", 3, 0);
        var order = house.capture(Orderly.from("shop", "SOON").line("SOON", 5));

        var done = cancel(order);

        assertThat(done.outcome()).isEqualTo("accepted");
        assertThat(done.lines()).containsExactly(new Cancellation.Line(1, 5, 0, 0));
        assertThat(house.order(order).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(house.reserved("SOON")).isEmpty();
        house.deliver();
        assertThat(node.releases(order)).isEmpty();
        assertThat(house.sent("channel:shop1").getLast()).contains("cancelled").contains(order);
    }

    @Test
    void work_at_a_node_is_asked_back_and_the_node_decides() {
        house.sku("ASKED", 5, 0);
        var work = house.released(Orderly.from("shop", "ASKED").line("ASKED", 5));
        var order = work.order().toString();
        node.tell(node.accepted(work), node.picked(work, 1));

        var asked = cancel(order, new Units(1, 4));
        assertThat(asked.outcome()).isEqualTo("pending");
        assertThat(asked.lines()).containsExactly(new Cancellation.Line(1, 0, 4, 0));
        house.deliver();
        node.tell(node.picked(work, 1));
        node.tell(node.answered(node.withdrawals(order).getFirst(), 3, 1));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 5L, "picked", 2L, "cancelled", 3L));
        assertThat(house.reserved("ASKED")).isEqualTo(Map.of(OmsHouse.EAST, 2L));
    }

    @Test
    void after_the_pick_only_a_return_helps() {
        house.sku("PICKED", 2, 0);
        var work = house.released(Orderly.from("shop", "PICKED").line("PICKED", 2));
        node.tell(node.accepted(work), node.picked(work, 2));

        var refused = cancel(work.order().toString());

        assertThat(refused.outcome()).isEqualTo("needs-return");
        assertThat(refused.lines()).containsExactly(new Cancellation.Line(1, 0, 0, 2));
        assertThat(node.withdrawals(work.order().toString())).isEmpty();
    }

    @Test
    void what_is_asked_back_is_not_asked_twice() {
        house.sku("ONCE", 4, 0);
        var work = house.released(Orderly.from("shop", "ONCE").line("ONCE", 4));
        var order = work.order().toString();

        cancel(order, new Units(1, 3));
        var second = cancel(order);
        house.deliver();
        for (var asked : node.withdrawals(order))
            node.tell(node.answered(asked, asked.lines().getFirst().quantity(), 0));

        assertThat(second.lines().getFirst().asked()).isEqualTo(1);
        assertThat(house.order(order).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(house.reserved("ONCE")).isEmpty();
    }

    @Test
    void a_channel_s_cancel_request_finds_the_customer_s_latest_order_and_is_carried_out_once() {
        house.sku("LATEST", 9, 0);
        house.capture(Orderly.from("shop", "OLD").customer("C7").line("LATEST", 2));
        var latest = house.capture(Orderly.from("shop", "NEW")
                .customer("C7")
                .placedAt(house.now().plusSeconds(60))
                .line("LATEST", 3));
        var ask = new CancelAsk("shop", "C100", 1, "C7", "LATEST", 2, "not wanted");

        var first = fulfillment.request(1, ask, house.cause());
        var again = fulfillment.request(1, ask, house.cause());

        assertThat(first.outcome()).isEqualTo("accepted");
        assertThat(first.orderId()).isEqualTo(latest);
        assertThat(again).isEqualTo(first);
        assertThat(house.units(latest, 1)).isEqualTo(Map.of("ordered", 3L, "reserved", 1L, "cancelled", 2L));
    }

    @Test
    void a_request_that_must_ask_a_node_is_pending_until_it_answered() {
        house.sku("SLOW", 3, 0);
        var work = house.released(Orderly.from("shop", "SLOW").customer("C8").line("SLOW", 3));

        var pending = fulfillment.request(1, new CancelAsk("shop", "C101", 1, "C8", "SLOW", 3, "late"), house.cause());
        house.deliver();
        node.tell(node.answered(node.withdrawals(work.order().toString()).getFirst(), 3, 0));

        assertThat(pending.outcome()).isEqualTo("pending");
        assertThat(pending.asked()).isEqualTo(3);
        var settled = fulfillment.findRequest(Long.parseLong(pending.id())).orElseThrow();
        assertThat(settled.outcome()).isEqualTo("accepted");
        assertThat(settled.cancelled()).isEqualTo(3);
    }

    @Test
    void a_request_for_what_was_never_ordered_matches_nothing() {
        house.sku("UNSOLD", 1, 0);

        var none = fulfillment.request(1, new CancelAsk("shop", "C102", 1, "C9", "UNSOLD", 1, "?"), house.cause());

        assertThat(none.outcome()).isEqualTo("unmatched");
        assertThat(none.orderId()).isNull();
    }

    @Test
    void a_cancel_within_the_remorse_window_leaves_nothing_to_release() {
        house.sku("REGRET", 2, 0);
        var order = house.capture(Orderly.from("slow", "REGRET").line("REGRET", 2));
        house.deliver();
        assertThat(node.releases(order)).isEmpty();

        cancel(order);
        house.later(Duration.ofHours(1));
        house.deliver();

        assertThat(node.releases(order)).isEmpty();
        assertThat(house.order(order).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void a_line_that_is_not_there_is_refused_and_so_is_an_order_that_has_changed() {
        house.sku("SEEN", 5, 0);
        var order = house.capture(Orderly.from("shop", "SEEN").line("SEEN", 5));
        var id = new OrderId(Long.parseLong(order));
        int seen = house.order(order).version();

        refused("orders.no-such-line", () -> cancel(order, new Units(1, 1), new Units(2, 1)));
        fulfillment.cancel(id, seen, "one less", List.of(new Units(1, 1)), house.cause());
        refused("orders.changed", () -> fulfillment.cancel(id, seen, "all", List.of(), house.cause()));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 5L, "reserved", 4L, "cancelled", 1L));
    }

    @Test
    void a_cancellation_under_a_key_is_carried_out_once() {
        house.sku("KEYED", 5, 0);
        var order = house.capture(Orderly.from("shop", "KEYED").line("KEYED", 5));

        var first = once(order, 2);
        var again = once(order, 2);

        assertThat(again).isEqualTo(first);
        refused("orders.cancellation-key-reused", () -> once(order, 3));
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 5L, "reserved", 3L, "cancelled", 2L));
    }

    private Cancellation once(String order, long units) {
        var id = new OrderId(Long.parseLong(order));
        return fulfillment.cancelOnce(id, "a key", "fewer", List.of(new Units(1, units)), house.cause());
    }

    @Test
    void a_cancel_request_with_other_content_is_a_conflict() {
        house.sku("OTHER", 1, 0);
        fulfillment.request(1, new CancelAsk("shop", "C103", 1, "C9", "OTHER", 1, "?"), house.cause());

        var other = new CancelAsk("shop", "C103", 1, "C9", "OTHER", 2, "?");
        refused("orders.cancel-request-conflict", () -> fulfillment.request(1, other, house.cause()));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }
}
