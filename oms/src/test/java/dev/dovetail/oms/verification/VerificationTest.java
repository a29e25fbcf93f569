package dev.dovetail.oms.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.holds.Hold;
import dev.dovetail.oms.holds.HoldKind;
import dev.dovetail.oms.holds.HoldQueue;
import dev.dovetail.oms.intake.Captured;
import dev.dovetail.oms.intake.Intake;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.orders.Cutoffs;
import dev.dovetail.oms.orders.Move;
import dev.dovetail.oms.orders.OrderStatus;
import dev.dovetail.oms.verification.ChannelChecks.Mode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationTest {
    private final OmsHouse house;

    VerificationTest(TestDatabase db) {
        house = new OmsHouse(db);
        house.sku("MUG", 1000, 0);
    }

    @BeforeEach
    void a_time_of_its_own() {
        house.deliver();
        house.later(Duration.ofDays(1));
        house.deliver();
        checks(Mode.OFF, Mode.OFF, Mode.OFF, Mode.OFF, null);
    }

    private void checks(Mode address, Mode price, Mode duplicates, Mode fraud, @Nullable String partner) {
        house.get(VerificationSetup.class)
                .put(
                        new ChannelChecks(
                                "shop",
                                address,
                                price,
                                10,
                                duplicates,
                                Duration.ofMinutes(10),
                                fraud,
                                partner,
                                500,
                                Cutoffs.UNTIL_PICK),
                        house.cause());
    }

    private Captured post(Orderly order) {
        var raw = order.raw();
        return house.get(Intake.class).capture(raw, "key " + raw.number(), house.cause());
    }

    private Orderly mug(String number) {
        return Orderly.from("shop", number).customer(number).line("MUG", 2);
    }

    private List<Hold> holds(Captured captured) {
        return house.get(HoldQueue.class).ofOrder(id(captured));
    }

    private static OrderId id(Captured captured) {
        return new OrderId(Long.parseLong(captured.order().orderId()));
    }

    private OrderStatus status(Captured captured) {
        return house.order(captured.order().orderId()).status();
    }

    private static String code(ThrowingCallable call) {
        var thrown = new Refused[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> thrown[0] = refused);
        return thrown[0].refusal().code();
    }

    @Test
    void an_address_without_a_house_number_is_held_with_reason_and_owner_and_nothing_is_lost() {
        checks(Mode.HOLD, Mode.OFF, Mode.OFF, Mode.OFF, null);

        var captured = post(mug("A1").street("Main St"));
        house.deliver();

        assertThat(captured.order().status()).isEqualTo(OrderStatus.HELD);
        assertThat(captured.order().version())
                .isEqualTo(house.order(captured.order().orderId()).version());
        assertThat(captured.order().lines().getFirst().moves())
                .isEqualTo(house.order(captured.order().orderId())
                        .lines()
                        .getFirst()
                        .moves());
        assertThat(holds(captured)).singleElement().satisfies(hold -> {
            assertThat(hold.code()).isEqualTo("address-house-number-missing");
            assertThat(hold.owner()).isEqualTo("customer-care");
            assertThat(hold.detail()).doesNotContain("Main");
        });
        assertThat(house.units(captured.order().orderId(), 1)).containsEntry("reserved", 2L);
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void a_place_far_from_its_postal_code_stays_held_until_it_is_corrected() {
        checks(Mode.HOLD, Mode.OFF, Mode.OFF, Mode.OFF, null);
        var captured = post(mug("FAR").place(34.05, -118.24));
        long hold = Long.parseLong(holds(captured).getFirst().holdId());

        assertThat(holds(captured).getFirst().code()).isEqualTo("address-far-from-postal-code");
        assertThat(code(() -> house.get(Rechecks.class).recheck(id(captured), hold, house.cause())))
                .isEqualTo("holds.check-fails");
    }

    @Test
    void what_a_channel_refuses_is_refused_but_the_same_order_again_is_still_answered() {
        var captured = post(mug("A2").street("Main St"));
        checks(Mode.REFUSE, Mode.OFF, Mode.OFF, Mode.OFF, null);

        assertThat(post(mug("A2").street("Main St")).duplicate()).isTrue();
        assertThat(code(() -> post(mug("A3").street("Main St"))))
                .isEqualTo("verification.address-house-number-missing");
        assertThat(status(captured)).isEqualTo(OrderStatus.CAPTURED);
    }

    @Test
    void a_price_far_from_what_is_expected_is_held_and_passes_when_what_is_expected_changes() {
        checks(Mode.OFF, Mode.HOLD, Mode.OFF, Mode.OFF, null);
        house.sku("PRICED", 10, 0);
        price("PRICED", "2.00");

        var captured = post(Orderly.from("shop", "P1").line("PRICED", 1).line("MUG", 1));
        assertThat(holds(captured)).extracting(Hold::code).containsExactly("price-out-of-bounds");
        long hold = Long.parseLong(holds(captured).getFirst().holdId());
        assertThat(code(() -> house.get(Rechecks.class).recheck(id(captured), hold, house.cause())))
                .isEqualTo("holds.check-fails");

        price("PRICED", "1.05");
        house.get(Rechecks.class).recheck(id(captured), hold, house.cause());
        house.deliver();

        assertThat(status(captured)).isEqualTo(OrderStatus.RELEASED);
        assertThat(house.broken()).isEmpty();
    }

    private void price(String sku, String price) {
        house.get(VerificationSetup.class)
                .putPrices(1, List.of(new ExpectedPrice(sku, "GBP", new BigDecimal(price))), house.cause());
    }

    @Test
    void a_case_is_expected_to_cost_what_its_units_cost() {
        checks(Mode.OFF, Mode.HOLD, Mode.OFF, Mode.OFF, null);
        house.sku("CASED", 100, 0);
        price("CASED", "1.00");

        assertThat(holds(post(Orderly.from("shop", "P2").line("CASED", "2", "case", "12.50"))))
                .isEmpty();
        assertThat(holds(post(Orderly.from("shop", "P3").line("CASED", "2", "case", "1.00"))))
                .hasSize(1);
    }

    @Test
    void the_same_basket_for_the_same_person_shortly_after_is_held_and_names_the_other_order() {
        checks(Mode.OFF, Mode.OFF, Mode.HOLD, Mode.OFF, null);
        var first = post(mug("D1").customer("TWIN"));
        house.deliver();
        house.later(Duration.ofMinutes(10));

        var second = post(mug("D2").customer("TWIN").street("1 MAIN  ST."));

        assertThat(holds(first)).isEmpty();
        assertThat(holds(second)).singleElement().satisfies(hold -> {
            assertThat(hold.code()).isEqualTo("duplicate-suspected");
            assertThat(hold.otherOrder()).isEqualTo(first.order().orderId());
        });
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void another_basket_person_place_or_time_is_no_duplicate() {
        checks(Mode.OFF, Mode.OFF, Mode.HOLD, Mode.OFF, null);
        post(mug("E1").customer("SOLO"));

        assertThat(holds(post(mug("E2").customer("OTHER")))).isEmpty();
        assertThat(holds(post(mug("E3").customer("SOLO").street("2 Main St")))).isEmpty();
        assertThat(holds(post(Orderly.from("shop", "E4").customer("SOLO").line("MUG", 3))))
                .isEmpty();
        house.later(Duration.ofMinutes(11));
        assertThat(holds(post(mug("E5").customer("SOLO")))).isEmpty();
    }

    @Test
    void an_order_is_no_duplicate_of_one_that_was_cancelled() {
        checks(Mode.OFF, Mode.OFF, Mode.HOLD, Mode.OFF, null);
        var first = post(mug("F1").customer("AGAIN"));
        var second = post(mug("F2").customer("AGAIN"));
        house.get(Fulfillment.class).cancel(id(first), "ordered twice", List.of(), house.cause());

        house.get(Rechecks.class)
                .recheck(id(second), Long.parseLong(holds(second).getFirst().holdId()), house.cause());
        house.deliver();

        assertThat(status(second)).isEqualTo(OrderStatus.RELEASED);
        house.get(Fulfillment.class).cancel(id(second), "after all not", List.of(), house.cause());
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void two_that_look_the_same_in_one_batch_are_told_apart_by_who_came_first() {
        checks(Mode.OFF, Mode.OFF, Mode.HOLD, Mode.OFF, null);
        var posts =
                List.of(
                                mug("G1").customer("BATCH"),
                                mug("G2").customer("BATCH"),
                                mug("G3").customer("BATCH"))
                        .stream()
                        .map(order -> new Intake.Post(
                                order.raw(), "key " + order.raw().number(), house.cause()))
                        .toList();

        var captured = house.get(Intake.class).captureNow(posts).stream()
                .map(answer -> answer.join())
                .toList();

        assertThat(holds(captured.get(0))).isEmpty();
        assertThat(holds(captured.get(1)).getFirst().otherOrder())
                .isEqualTo(captured.get(0).order().orderId());
        assertThat(holds(captured.get(2)).getFirst().otherOrder())
                .isEqualTo(captured.get(1).order().orderId());
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void a_channel_may_refuse_what_looks_the_same_and_the_others_of_its_batch_are_captured() {
        checks(Mode.OFF, Mode.OFF, Mode.REFUSE, Mode.OFF, null);
        post(mug("H1").customer("STRICT"));
        var posts = List.of(mug("H2").customer("STRICT"), mug("H3").customer("FINE")).stream()
                .map(order -> new Intake.Post(order.raw(), "key " + order.raw().number(), house.cause()))
                .toList();

        var answers = house.get(Intake.class).captureNow(posts);

        assertThat(answers.get(0)).isCompletedExceptionally();
        assertThat(answers.get(1).join().order().status()).isEqualTo(OrderStatus.CAPTURED);
        assertThat(post(mug("H1").customer("STRICT")).duplicate()).isTrue();
    }

    @Test
    void a_fraud_partner_is_asked_and_its_yes_lets_the_order_go() {
        checks(Mode.OFF, Mode.OFF, Mode.OFF, Mode.HOLD, "sift");
        var captured = post(mug("I1"));
        assertThat(holds(captured)).extracting(Hold::kind).containsExactly(HoldKind.FRAUD);
        assertThat(house.sent("fraud:sift"))
                .anySatisfy(body ->
                        assertThat(body).contains(captured.order().orderId()).doesNotContain("Ada", "Main"));

        house.get(Rechecks.class).decide(id(captured), true, "score 12", house.cause());
        house.deliver();

        assertThat(status(captured)).isEqualTo(OrderStatus.RELEASED);
        assertThat(code(() -> house.get(Rechecks.class).decide(id(captured), true, "score 12", house.cause())))
                .isEqualTo("verification.no-fraud-hold");
    }

    @Test
    void a_fraud_partners_no_cancels_the_order_and_ends_its_hold() {
        checks(Mode.OFF, Mode.OFF, Mode.OFF, Mode.HOLD, null);
        var captured = post(mug("J1"));

        house.get(Rechecks.class).decide(id(captured), false, "stolen card", house.cause());

        assertThat(status(captured)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(holds(captured)).extracting(Hold::state).containsExactly("ended");
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void a_score_that_comes_with_the_order_is_judged_at_once() {
        checks(Mode.OFF, Mode.OFF, Mode.OFF, Mode.HOLD, "sift");

        assertThat(holds(post(mug("K1").fraudScore(499)))).isEmpty();
        assertThat(holds(post(mug("K2").fraudScore(500))))
                .extracting(Hold::code)
                .containsExactly("fraud-score");
        checks(Mode.OFF, Mode.OFF, Mode.OFF, Mode.REFUSE, null);
        assertThat(code(() -> post(mug("K3").fraudScore(900)))).isEqualTo("verification.fraud-score");
    }

    @Test
    void a_channels_cutoffs_are_what_its_orders_say() {
        house.get(VerificationSetup.class)
                .put(
                        new ChannelChecks(
                                "shop",
                                Mode.OFF,
                                Mode.OFF,
                                0,
                                Mode.OFF,
                                Duration.ofMinutes(1),
                                Mode.OFF,
                                null,
                                null,
                                new Cutoffs(
                                        Cutoffs.Stage.PICK,
                                        Cutoffs.Stage.RELEASE,
                                        Cutoffs.Stage.RELEASE,
                                        Cutoffs.Stage.RELEASE)),
                        house.cause());
        var captured = post(mug("L1"));
        house.deliver();

        var line = house.order(captured.order().orderId()).lines().getFirst();

        assertThat(line.moves().moves()).containsExactly(Move.CANCEL);
        assertThat(line.moves().why(Move.CHANGE_ADDRESS)).satisfies(no -> {
            assertThat(no.code()).isEqualTo("released");
            assertThat(no.instead()).isEqualTo(Move.CANCEL);
        });
    }

    @Test
    void several_findings_are_several_holds() {
        checks(Mode.HOLD, Mode.OFF, Mode.HOLD, Mode.HOLD, null);
        post(mug("M1").customer("MANY").street("Main St"));

        var captured = post(mug("M2").customer("MANY").street("Main St"));

        assertThat(holds(captured))
                .extracting(Hold::kind)
                .containsExactlyInAnyOrder(HoldKind.ADDRESS, HoldKind.FRAUD, HoldKind.DUPLICATE);
        assertThat(house.get(HoldQueue.class).countByOwner(1)).containsKeys("customer-care", "risk");
        assertThat(house.broken()).isEqualTo(Map.of());
    }
}
