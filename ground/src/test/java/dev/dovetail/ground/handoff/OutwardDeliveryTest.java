package dev.dovetail.ground.handoff;

import static dev.dovetail.ground.handoff.Seam.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.handoff.Outward.Outcome;
import dev.dovetail.ground.handoff.TestInward.Effect;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class OutwardDeliveryTest {
    private final Seam seam;
    private final Deliveries deliveries;

    OutwardDeliveryTest(TestDatabase db) {
        seam = new Seam(db);
        deliveries = seam.deliveries(1);
    }

    private void label(int lane, String body) {
        seam.send(ORDERS, seam.message(1, lane, 1, "carrier:ups", body, "label:parcel:" + body, seam.clock.instant()));
    }

    private void webhook(int lane, int seq, String body) {
        seam.send(ORDERS, seam.message(1, lane, seq, "channel:shop", body));
    }

    private void later() {
        seam.clock.pass(Duration.ofHours(2));
        seam.drain(deliveries);
    }

    @Test
    void what_the_partner_answers_is_applied_with_the_mark() {
        label(1, "p1");

        seam.drain(deliveries);

        assertThat(seam.carrier.sends).containsExactly("p1");
        assertThat(seam.states(ORDERS, 1)).containsExactly("sent");
        assertThat(seam.orders.effects()).extracting(Effect::body).containsExactly("answer to p1");
    }

    @Test
    void whatever_a_call_throws_leaves_the_message_in_doubt() {
        seam.carrier.onSend = (_, _) -> {
            throw new Error("as if");
        };
        label(1, "p1");

        seam.drain(deliveries);

        assertThat(seam.states(ORDERS, 1)).containsExactly("in-doubt");
    }

    @Test
    void a_lane_waits_for_its_first_and_others_do_not() {
        seam.channel.onSend = (message, done) ->
                message.body().equals("a1") ? new Outcome.NotDone("429", Duration.ofMinutes(5)) : done;
        webhook(1, 1, "a1");
        webhook(1, 2, "a2");
        webhook(2, 1, "b1");

        seam.drain(deliveries);
        assertThat(seam.channel.sends).containsExactly("a1", "b1");

        seam.channel.onSend = (_, done) -> done;
        later();
        assertThat(seam.channel.sends).containsExactly("a1", "b1", "a1", "a2");
    }

    @Test
    void what_a_partner_is_too_slow_for_holds_up_neither_takers_inside_nor_other_partners() {
        for (int lane = 1; lane <= 30; lane++) label(lane, "p" + lane);
        webhook(31, 1, "w");
        seam.send(ORDERS, seam.message(1, 32, 1, "orders", "inside"));
        var store = new OutboxStore(seam.db.jdbc(), ORDERS, seam.kit(1).routes());
        var fences = new LeaseStore(seam.db.jdbc(), ORDERS).take("a", List.of(1));
        var now = seam.clock.instant();

        assertThat(store.due(fences, now, 10, Set.of(), List.of()))
                .extracting(due -> due.message().destination())
                .hasSize(11)
                .contains("orders");
        assertThat(store.due(fences, now, 10, Set.of("carrier:ups"), List.of()))
                .extracting(due -> due.message().destination())
                .containsExactlyInAnyOrder("orders", "channel:shop");
    }

    @Test
    void in_doubt_goods_are_asked_for_and_not_sent_again() {
        seam.carrier.onSend = (_, _) -> new Outcome.InDoubt("time-out after sending");
        label(1, "p1");

        seam.drain(deliveries);
        assertThat(seam.states(ORDERS, 1)).containsExactly("in-doubt");
        assertThat(seam.orders.effects()).isEmpty();

        later();
        assertThat(seam.states(ORDERS, 1)).containsExactly("settled");
        assertThat(seam.carrier.sends).hasSize(1);
        assertThat(seam.carrier.asks).hasSize(1);
        assertThat(seam.carrier.did).containsEntry("label:parcel:p1", 1);
        assertThat(seam.orders.effects()).hasSize(1);
    }

    @Test
    void in_doubt_goods_are_sent_again_only_when_the_partner_does_not_know_the_key() {
        seam.carrier.onSend = (_, _) -> new Outcome.InDoubt("connection reset");
        label(1, "p1");
        seam.drain(deliveries);
        seam.carrier.did.clear(); // it never arrived
        seam.carrier.onSend = (_, done) -> done;

        later();

        assertThat(seam.carrier.asks).hasSize(1);
        assertThat(seam.carrier.sends).hasSize(2);
        assertThat(seam.states(ORDERS, 1)).containsExactly("sent");
        assertThat(seam.carrier.did).containsEntry("label:parcel:p1", 1);
    }

    @Test
    void a_partner_that_never_knows_leaves_a_dead_letter_and_never_a_second_send() {
        seam.carrier.onSend = (_, _) -> new Outcome.InDoubt("garbage");
        seam.carrier.onAsk = (_, _) -> new Outcome.InDoubt("garbage again");
        label(1, "p1");

        for (int ask = 0; ask < Backoff.PARTNER_ATTEMPTS; ask++) later();

        assertThat(seam.states(ORDERS, 1)).containsExactly("dead");
        assertThat(seam.carrier.sends).hasSize(1);
    }

    @Test
    void a_webhook_with_an_unclear_outcome_is_just_sent_again() {
        seam.channel.onSend = (_, _) -> {
            throw new IllegalStateException("time-out");
        };
        webhook(1, 1, "w1");
        seam.drain(deliveries);
        seam.channel.onSend = (_, done) -> done;

        later();

        assertThat(seam.channel.sends).containsExactly("w1", "w1");
        assertThat(seam.channel.asks).isEmpty();
        assertThat(seam.states(ORDERS, 1)).containsExactly("sent");
    }

    @Test
    void a_refusal_is_a_dead_letter_and_its_reply_is_applied() {
        seam.carrier.onSend = (message, _) -> new Outcome.Refused(
                "carrier.address", "no such street", List.of(new Outward.Reply("orders", 1, "seam.refused.v1", "no")));
        label(1, "p1");

        seam.drain(deliveries);

        assertThat(seam.states(ORDERS, 1)).containsExactly("dead");
        assertThat(seam.orders.effects()).extracting(Effect::body).containsExactly("no");
    }

    @Test
    void a_crash_after_the_partner_did_it_makes_no_second_label() {
        label(1, "p1");
        seam.checkpoint = point -> {
            if (point.equals(Checkpoint.BEFORE_MARK)) throw new IllegalStateException("crash");
        };
        assertThatThrownBy(deliveries::turn).hasMessage("crash");
        deliveries.crash();
        seam.checkpoint = _ -> {};

        seam.drain(deliveries);

        assertThat(seam.carrier.sends).hasSize(1);
        assertThat(seam.carrier.asks).hasSize(1);
        assertThat(seam.states(ORDERS, 1)).containsExactly("settled");
        assertThat(seam.orders.effects()).hasSize(1);
    }

    @Test
    void an_answer_that_is_not_taken_is_asked_for_again() {
        seam.carrier.onSend =
                (_, _) -> new Outcome.Done(List.of(new Outward.Reply("orders", 1, "seam.answer.v1", "busy")));
        label(1, "p1");
        label(2, "p2");

        seam.drain(deliveries);
        assertThat(seam.states(ORDERS, 1)).containsExactly("in-doubt", "in-doubt");

        later();
        assertThat(seam.carrier.sends).hasSize(2);
        assertThat(seam.states(ORDERS, 1)).containsExactly("settled", "settled");
        assertThat(seam.orders.effects()).hasSize(2);
    }

    @Test
    void a_partner_that_is_not_set_up_is_waited_for() {
        seam.send(ORDERS, seam.message(1, 1, 1, "channel:nobody", "w"));

        seam.drain(deliveries);

        assertThat(seam.states(ORDERS, 1)).containsExactly("pending");
        assertThat(seam.channel.sends).isEmpty();
        assertThat(seam.rows(ORDERS, "last_error").getFirst()).containsEntry("last_error", "no such partner");
    }
}
