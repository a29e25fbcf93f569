package dev.dovetail.ground.handoff;

import static dev.dovetail.ground.handoff.Seam.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.handoff.Handoffs.Figures;
import dev.dovetail.ground.handoff.Handoffs.Which;
import dev.dovetail.ground.handoff.Outward.Outcome;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ReplayTest {
    private final Seam seam;
    private final Deliveries deliveries;
    private final Handoffs handoffs;

    ReplayTest(TestDatabase db) {
        seam = new Seam(db);
        deliveries = seam.deliveries(1);
        handoffs = seam.handoffs();
    }

    private Cause cause() {
        return new Cause("anna", seam.clock.instant(), "console");
    }

    private Outgoing dead(String body) {
        var message = seam.message(3, 1, 1, "orders", body);
        seam.send(ORDERS, message, seam.message(3, 1, 2, "orders", "behind"));
        seam.drain(deliveries);
        return message;
    }

    @Test
    void a_dead_letter_keeps_its_payload_and_its_cause() {
        var message = dead("refuse");

        var opened = handoffs.get("seam.order", 3, message.id());

        assertThat(opened.body()).isEqualTo("refuse");
        assertThat(opened.message().lastError()).isEqualTo("seam.no{}");
        assertThat(opened.message().attempts()).isEqualTo(1);
        assertThat(opened.waitingBehind()).isEqualTo(1);
    }

    @Test
    void a_replay_is_shown_first_and_then_has_one_effect() {
        var message = dead("refuse");
        seam.orders.healed.add(message.id());

        assertThat(handoffs.preview("seam.order", 3, message.id()).would()).isEqualTo("deliver");
        assertThat(deliveries.turn()).as("a preview changes nothing").isFalse();

        handoffs.replay("seam.order", 3, message.id(), "mended", cause());
        seam.drain(deliveries);

        assertThat(seam.orders.effects()).extracting(TestInward.Effect::body).containsExactly("refuse", "behind");
        assertThat(handoffs.preview("seam.order", 3, message.id()).refusal()).isEqualTo("handoff.not-dead");
        assertThatThrownBy(() -> handoffs.replay("seam.order", 3, message.id(), "again", cause()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("handoff.not-dead");
        assertThat(seam.db
                        .jdbc()
                        .sql("select who || ' ' || details from ground.audit where subject like '%' || :id")
                        .param("id", message.id())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .startsWith("anna ")
                .contains("mended");
    }

    @Test
    void two_people_replay_at_once_and_one_of_them_does() throws Exception {
        var message = dead("refuse");
        seam.orders.healed.add(message.id());
        var barrier = new CyclicBarrier(2);
        var refused = new AtomicInteger();

        try (var people = Executors.newFixedThreadPool(2)) {
            for (int person = 0; person < 2; person++)
                people.submit(() -> {
                    barrier.await();
                    try {
                        return handoffs.replay("seam.order", 3, message.id(), "both", cause());
                    } catch (Refused e) {
                        return refused.incrementAndGet();
                    }
                });
        }
        seam.drain(deliveries);

        assertThat(refused.get()).isEqualTo(1);
        assertThat(seam.orders.effects()).hasSize(2);
    }

    @Test
    void what_was_applied_is_not_replayed_even_where_the_row_says_dead() {
        var message = seam.message(3, 1, 1, "orders", "once");
        seam.send(ORDERS, message);
        seam.drain(deliveries);
        seam.db.owner().sql("update seam.order_outbox set state = 'dead'").update();

        assertThat(handoffs.preview("seam.order", 3, message.id()).refusal()).isEqualTo("handoff.already-applied");
        assertThatThrownBy(() -> handoffs.replay("seam.order", 3, message.id(), "why", cause()))
                .hasMessageContaining("handoff.already-applied");
    }

    @Test
    void goods_that_were_in_doubt_are_asked_for_before_a_replay_sends_them() {
        seam.carrier.onSend = (_, _) -> new Outcome.Refused("carrier.closed", "closed", List.of());
        var message = seam.message(3, 1, 1, "carrier:ups", "p1", "label:parcel:1", seam.clock.instant());
        seam.send(ORDERS, message);
        seam.drain(deliveries);
        seam.carrier.onSend = (_, done) -> done;

        assertThat(handoffs.preview("seam.order", 3, message.id()).would()).isEqualTo("ask");
        handoffs.replay("seam.order", 3, message.id(), "open again", cause());
        seam.drain(deliveries);

        assertThat(seam.carrier.asks).hasSize(1);
        assertThat(seam.carrier.did).containsEntry("label:parcel:1", 1);
        assertThat(seam.orders.effects()).hasSize(1);
    }

    @Test
    void lists_walk_all_families_page_by_page() {
        for (int key = 1; key <= 7; key++)
            seam.send(key % 2 == 0 ? ORDERS : Seam.NODES, seam.message(key, 1, 1, "orders", "refuse"));
        seam.send(ORDERS, seam.message(9, 1, 1, "elsewhere", "waits"));
        seam.drain(deliveries);

        var keys = new ArrayList<Integer>();
        String after = null;
        do {
            var page = handoffs.list(Which.DEAD, null, after, 3);
            page.items().forEach(letter -> keys.add(letter.key()));
            after = page.next();
        } while (after != null);

        assertThat(keys).containsExactly(1, 3, 5, 7, 2, 4, 6);
        assertThat(handoffs.list(Which.OPEN, "seam.order", null, 10).items()).hasSize(1);
        assertThat(handoffs.list(Which.IN_DOUBT, null, null, 10).items()).isEmpty();
        assertThat(handoffs.figures()).isEqualTo(new Figures(0, 1, 0, 7, 0));
        assertThatThrownBy(() -> handoffs.list(Which.DEAD, null, "garbage", 3)).isInstanceOf(Malformed.class);
    }

    @Test
    void a_timer_that_has_just_come_due_is_no_message_under_way() {
        var made = seam.db
                .jdbc()
                .sql("select now() - interval '1 minute'")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        seam.clock.set(made);
        seam.send(ORDERS, seam.message(1, 1, 1, "orders", "plain"));
        seam.send(ORDERS, seam.message(2, 1, 1, "orders", "timer", null, made.plusSeconds(59)));
        seam.send(ORDERS, seam.message(3, 1, 1, "orders", "far", null, made.plusSeconds(3600)));
        seam.send(ORDERS, seam.message(4, 1, 1, "orders", "overdue", null, made.plusSeconds(30)));

        assertThat(handoffs.figures()).isEqualTo(new Figures(0, 4, 2, 0, 0));
    }
}
