package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A channel posts a newer version of its order: the difference is an amendment. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevisionTest {
    private final OmsHouse house;
    private final NodeByHand node;

    RevisionTest(TestDatabase db) {
        house = new OmsHouse(db);
        node = house.node();
    }

    @AfterEach
    void nothing_is_broken() {
        assertThat(house.broken()).isEmpty();
    }

    private Captured post(Orderly order) {
        var raw = order.raw();
        return house.get(Intake.class)
                .capture(
                        raw,
                        raw.number() + " " + raw.revision() + " " + house.ids().next(0),
                        house.cause());
    }

    @Test
    void a_higher_revision_changes_what_differs_and_keeps_the_channel_s_total() {
        house.sku("ONE", 9, 0);
        house.sku("TWO", 9, 0);
        house.sku("THREE", 9, 0);
        var first = post(Orderly.from("shop", "V1").line("ONE", 2).line("TWO", 3));
        var newer = Orderly.from("shop", "V1")
                .revision(2)
                .line("THREE", "1", "each", "4.00")
                .line("TWO", "5", "each", "0.90");

        var second = post(newer);
        var again = post(newer);

        assertThat(second.amended()).isTrue();
        assertThat(again.duplicate()).isTrue();
        assertThat(again.order().orderId()).isEqualTo(first.order().orderId());
        var order = second.order();
        assertThat(order.revision()).isEqualTo(2);
        assertThat(order.total()).isEqualByComparingTo("8.50");
        assertThat(house.units(order.orderId(), 1)).isEqualTo(Map.of("ordered", 2L, "cancelled", 2L));
        assertThat(house.units(order.orderId(), 2)).isEqualTo(Map.of("ordered", 5L, "reserved", 5L));
        assertThat(house.units(order.orderId(), 3)).isEqualTo(Map.of("ordered", 1L, "reserved", 1L));
    }

    @Test
    void two_newer_versions_at_once_are_each_made_of_what_the_one_before_left() {
        house.sku("FOUR", 9, 0);
        house.sku("FIVE", 9, 0);
        var first = post(Orderly.from("shop", "V7").line("FOUR", 2));
        var second = Orderly.from("shop", "V7").revision(2).line("FOUR", 5).line("FIVE", 1);
        var third = Orderly.from("shop", "V7").revision(3).line("FOUR", 2).line("FIVE", 1);

        var answers = house.get(Intake.class)
                .captureNow(List.of(
                        new Intake.Post(second.raw(), "V7 second", house.cause()),
                        new Intake.Post(third.raw(), "V7 third", house.cause())));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompleted());
        assertThat(answers.getLast().join().order().revision()).isEqualTo(3);
        assertThat(house.units(first.order().orderId(), 1))
                .isEqualTo(Map.of("ordered", 5L, "cancelled", 3L, "reserved", 2L));
        assertThat(answers.getLast().join().order().lines()).hasSize(2);
    }

    @Test
    void an_older_revision_and_other_content_under_the_same_one_stay_conflicts() {
        house.sku("OLD", 9, 0);
        post(Orderly.from("shop", "V2").revision(3).line("OLD", 2));

        refused(
                "orders.conflict",
                () -> post(Orderly.from("shop", "V2").revision(2).line("OLD", 1)));
        refused(
                "orders.conflict",
                () -> post(Orderly.from("shop", "V2").revision(3).line("OLD", 1)));
    }

    @Test
    void what_no_revision_may_change_is_named() {
        house.sku("FIXED", 9, 0);
        post(Orderly.from("shop", "V3").line("FIXED", 2));

        refused(
                "orders.amend-field",
                () -> post(Orderly.from("shop", "V3")
                        .revision(2)
                        .placedAt(house.now())
                        .line("FIXED", 2)));
    }

    @Test
    void after_the_pick_a_revision_is_refused_and_the_order_stays() {
        house.sku("DONE", 2, 0);
        var id = post(Orderly.from("shop", "V4").line("DONE", 2)).order().orderId();
        house.deliver();
        node.tell(node.picked(node.only(id), 2));

        refused(
                "orders.amend-picked",
                () -> post(Orderly.from("shop", "V4").revision(2).line("DONE", 1)));

        assertThat(house.order(id).revision()).isEqualTo(1);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }
}
