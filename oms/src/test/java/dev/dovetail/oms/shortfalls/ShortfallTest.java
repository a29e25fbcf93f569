package dev.dovetail.oms.shortfalls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.network.NetworkSetup;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.shortfalls.ShortfallDecision.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Units that were promised and that nobody has: one document for each line, decided once, or ended by what lands. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShortfallTest {
    private final OmsHouse house;
    private final NodeByHand node;
    private final Shortfalls shortfalls;

    ShortfallTest(TestDatabase db) {
        house = new OmsHouse(db);
        node = house.node();
        shortfalls = house.get(Shortfalls.class);
    }

    @AfterEach
    void nothing_is_broken() {
        house.deliver();
        assertThat(house.broken()).isEmpty();
    }

    private static OrderId id(String order) {
        return new OrderId(Long.parseLong(order));
    }

    private Shortfall only(String order) {
        var all = shortfalls.ofOrder(id(order));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<String> steps(String order) {
        return house.get(OrderBook.class).timeline(id(order)).stream()
                .filter(entry -> entry.type().equals("order.shortfall.v1"))
                .map(entry -> entry.body().replaceAll(".*\"step\":\"([a-z-]+)\".*", "$1"))
                .toList();
    }

    private static ShortfallDecision decision(Option option, Shortfall on, @Nullable Long units) {
        return new ShortfallDecision(option, on.version(), units, null, null, null, "as the customer said");
    }

    private Shortfall decide(Shortfall on, Option option, @Nullable Long units) {
        return shortfalls.decide(
                id(on.orderId()), Long.parseLong(on.shortfallId()), decision(option, on, units), house.cause());
    }

    private static Refused no(ThrowingCallable deciding, String code) {
        var thrown = catchThrowableOfType(Refused.class, deciding);
        assertThat(thrown).isNotNull();
        assertThat(thrown.refusal().code()).isEqualTo(code);
        return thrown;
    }

    /** Released whole, and then so many could not be found. */
    private String shortPicked(String sku, long units, long lacking) {
        house.sku(sku, units, 0);
        var work = house.released(Orderly.from("shop", "short " + sku).line(sku, units));
        node.tell(node.accepted(work), node.stock(OmsHouse.EAST, sku, -lacking, "lost"), node.lacking(work, lacking));
        return work.order().toString();
    }

    @Test
    void a_short_pick_that_nobody_can_serve_is_short_with_an_owner_and_a_clock() {
        var order = shortPicked("CLOCK", 5, 2);

        var document = only(order);

        assertThat(document.quantity()).isEqualTo(2);
        assertThat(document.state()).isEqualTo("open");
        assertThat(document.owner()).isEqualTo("customer-care");
        assertThat(document.dueAt()).isEqualTo(document.openedAt().plus(Duration.ofHours(24)));
        assertThat(document.reason()).isEqualTo("no other node has them");
        assertThat(document.options()).containsExactly(Option.values());
        assertThat(steps(order)).containsExactly("opened");
        assertThat(shortfalls
                        .listShortfalls(new ShortfallQuery(1, "customer-care", Set.of(), null, 500))
                        .items())
                .extracting(Shortfall::orderId)
                .contains(order);
        assertThat(shortfalls
                        .listShortfalls(new ShortfallQuery(1, "nobody", Set.of("web"), 5L, 1))
                        .items())
                .isEmpty();
    }

    @Test
    void stock_that_lands_resolves_it() {
        var order = shortPicked("LAND", 5, 3);

        node.tell(node.stock(OmsHouse.WEST, "LAND", 2, "received"));

        assertThat(only(order).quantity()).isEqualTo(1);
        assertThat(only(order).state()).isEqualTo("open");
        node.tell(node.stock(OmsHouse.WEST, "LAND", 1, "received"));
        assertThat(only(order).state()).isEqualTo("served");
        assertThat(steps(order)).containsExactly("opened", "served");
    }

    @Test
    void what_was_backordered_from_the_start_is_no_shortfall() {
        house.sku("LATER", 2, 0);
        var order = house.capture(Orderly.from("shop", "B1").line("LATER", 5));
        house.deliver();

        assertThat(shortfalls.ofOrder(id(order))).isEmpty();
    }

    @Test
    void a_rejection_an_offline_node_and_a_second_loss_are_one_document() {
        house.sku("MANY", 4, 3);
        var order = house.capture(Orderly.from("shop", "M1").line("MANY", 7));
        house.deliver();
        var works = node.releases(order);
        assertThat(works).hasSize(2);

        node.tell(node.stock(OmsHouse.EAST, "MANY", -4, "fire"), node.rejected(works.getFirst()));
        assertThat(only(order).quantity()).isEqualTo(4);
        node.tell(node.stock(OmsHouse.WEST, "MANY", -1, "lost"), node.lacking(works.getLast(), 1));

        assertThat(only(order).quantity()).isEqualTo(5);
        assertThat(steps(order)).containsExactly("opened", "raised");
    }

    @Test
    void what_a_node_that_goes_offline_had_reserved_is_short_where_nobody_else_has_it() {
        house.sku("DARK", 3, 0);
        var order = house.capture(Orderly.from("slow", "D1").line("DARK", 3));

        house.get(NetworkSetup.class).offline("EAST", "a power cut", house.cause());
        house.deliver();

        assertThat(only(order).quantity()).isEqualTo(3);
        house.get(NetworkSetup.class).online("EAST", "back", house.cause());
        house.deliver();
        assertThat(only(order).state()).isEqualTo("served");
    }

    @Test
    void a_count_that_takes_what_was_promised_moves_it_elsewhere_or_makes_it_short_after_a_minute() {
        house.sku("COUNT", 5, 1);
        var first = house.capture(Orderly.from("slow", "C1").line("COUNT", 2));
        var last = house.capture(Orderly.from("slow", "C2").line("COUNT", 3));

        node.tell(node.stock(OmsHouse.EAST, "COUNT", -2, "counted"));
        assertThat(shortfalls.ofOrder(id(last)))
                .as("a correction is often corrected")
                .isEmpty();
        house.later(Duration.ofMinutes(1));
        house.deliver();

        assertThat(house.reserved("COUNT")).isEqualTo(Map.of(OmsHouse.EAST, 3L, OmsHouse.WEST, 1L));
        assertThat(house.units(first, 1)).isEqualTo(Map.of("ordered", 2L, "reserved", 2L));
        assertThat(house.units(last, 1)).isEqualTo(Map.of("ordered", 3L, "reserved", 2L, "backordered", 1L));
        assertThat(only(last).quantity()).isEqualTo(1);
        assertThat(house.get(dev.dovetail.oms.availability.Positions.class)
                        .listShort(new NodeId(OmsHouse.EAST), 1, "COUNT", "", 5))
                .isEmpty();
    }

    @Test
    void a_count_that_is_put_right_within_the_minute_moves_nobody() {
        house.sku("BLIP", 5, 0);
        var order = house.capture(Orderly.from("slow", "P1").line("BLIP", 5));

        node.tell(node.stock(OmsHouse.EAST, "BLIP", -5, "counted"), node.stock(OmsHouse.EAST, "BLIP", 5, "counted"));
        house.later(Duration.ofMinutes(1));
        house.deliver();

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 5L, "reserved", 5L));
        assertThat(shortfalls.ofOrder(id(order))).isEmpty();
    }

    @Test
    void the_customer_waits_and_it_is_decided_once() {
        var order = shortPicked("WAIT", 4, 2);
        var document = only(order);

        var decided = decide(document, Option.WAIT, null);

        assertThat(decided.state()).isEqualTo("decided");
        assertThat(decided.decision()).isEqualTo("wait");
        assertThat(decided.options()).isEmpty();
        var no = no(() -> decide(document, Option.CANCEL, null), "shortfalls.not-open");
        assertThat(no.refusal().details()).containsEntry("by", "test");
        assertThat(house.units(order, 1)).containsEntry("backordered", 2L);
        node.tell(node.stock(OmsHouse.EAST, "WAIT", 2, "received"));
        assertThat(only(order).state()).isEqualTo("decided");
    }

    @Test
    void some_are_cancelled_and_the_rest_stays_open() {
        var order = shortPicked("SOME", 6, 4);

        var left = decide(only(order), Option.CANCEL, 1L);

        assertThat(left.state()).isEqualTo("open");
        assertThat(left.quantity()).isEqualTo(3);
        no(() -> decide(new Seen(left).older(), Option.CANCEL, 1L), "shortfalls.changed");
        no(() -> decide(left, Option.CANCEL, 4L), "shortfalls.quantity");
        no(() -> decide(left, Option.WAIT, 1L), "shortfalls.quantity");
        var over = decide(left, Option.CANCEL, null);
        assertThat(over.state()).isEqualTo("decided");
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 6L, "cancelled", 4L, "released", 2L));
        assertThat(steps(order)).containsExactly("opened", "decided-cancel", "decided-cancel");
    }

    @Test
    void another_sku_stands_in_with_consent() {
        var order = shortPicked("RED", 4, 2);
        house.sku("BLUE", 5, 0);
        var on = only(order);
        var swap =
                new ShortfallDecision(Option.SUBSTITUTE, on.version(), null, "BLUE", null, "by phone", "blue is fine");
        no(
                () -> shortfalls.decide(
                        id(order),
                        Long.parseLong(on.shortfallId()),
                        decision(Option.SUBSTITUTE, on, null),
                        house.cause()),
                "shortfalls.substitute");

        var decided = shortfalls.decide(id(order), Long.parseLong(on.shortfallId()), swap, house.cause());

        assertThat(decided.decision()).isEqualTo("substitute");
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 4L, "released", 2L, "cancelled", 2L));
        assertThat(house.order(order).lines().getLast().sku()).isEqualTo("BLUE");
        assertThat(house.order(order).lines().getLast().replaces()).isEqualTo(1);
    }

    @Test
    void cancelling_the_order_ends_it() {
        var order = shortPicked("GONE", 3, 3);

        house.get(Fulfillment.class).cancel(id(order), "no more", List.of(), house.cause());

        assertThat(only(order).state()).isEqualTo("cancelled");
        assertThat(steps(order)).containsExactly("opened", "cancelled");
    }

    @Test
    void units_that_rest_are_looked_at_at_once_when_somebody_says_so() {
        house.sku("REST", 5, 5);
        var order = house.capture(Orderly.from("shop", "R1").line("REST", 2));
        house.deliver();
        for (int times = 0; times < 3; times++) {
            var work = node.releases(order).getLast();
            if (house.units(order, 1).getOrDefault("released", 0L) > 0) node.tell(node.lacking(work, 2));
        }
        house.later(Duration.ofMinutes(61));
        house.deliver();
        while (house.units(order, 1).containsKey("released"))
            node.tell(node.lacking(node.releases(order).getLast(), 2));
        var document = shortfalls.ofOrder(id(order)).getLast();
        assertThat(document.state()).isEqualTo("open");

        var retried = decide(document, Option.RETRY, null);
        house.deliver();

        assertThat(retried.state()).isEqualTo("open");
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "released", 2L));
        assertThat(shortfalls.ofOrder(id(order)).getLast().state()).isEqualTo("served");
    }

    @Test
    void two_who_decide_at_once_are_one() {
        for (int i = 0; i < 6; i++) {
            var order = shortPicked("DUEL" + i, 3, 3);
            var document = only(order);
            var refused = new AtomicInteger();
            Runnable decide = () -> {
                try {
                    decide(document, Option.CANCEL, null);
                } catch (Refused late) {
                    assertThat(late.refusal().code()).isEqualTo("shortfalls.not-open");
                    refused.incrementAndGet();
                }
            };

            Race.between(decide, decide);

            assertThat(refused).hasValue(1);
            assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 3L, "cancelled", 3L));
        }
    }

    @Test
    void a_decision_racing_stock_that_lands_counts_each_unit_once() {
        for (int i = 0; i < 6; i++) {
            var sku = "LUCK" + i;
            var order = shortPicked(sku, 3, 3);
            var document = only(order);

            Race.between(
                    () -> {
                        try {
                            decide(document, Option.CANCEL, null);
                        } catch (Refused served) {
                            assertThat(served.refusal().code()).isEqualTo("shortfalls.not-open");
                        }
                    },
                    () -> node.tell(node.stock(OmsHouse.WEST, sku, 3, "received")));
            house.deliver();

            assertThat(only(order).state()).isIn("decided", "served");
            assertThat(house.broken()).isEmpty();
        }
    }

    /** A document as it was seen before it changed. */
    private record Seen(Shortfall now) {
        Shortfall older() {
            return new Shortfall(
                    now.shortfallId(),
                    now.orderId(),
                    now.line(),
                    now.client(),
                    now.channel(),
                    now.sku(),
                    now.quantity(),
                    now.reason(),
                    now.owner(),
                    now.openedAt(),
                    now.dueAt(),
                    now.state(),
                    now.decision(),
                    now.closedBy(),
                    now.closedWhy(),
                    now.closedAt(),
                    now.version() - 1,
                    now.options());
        }
    }
}
