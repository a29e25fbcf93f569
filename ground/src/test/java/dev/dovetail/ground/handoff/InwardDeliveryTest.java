package dev.dovetail.ground.handoff;

import static dev.dovetail.ground.handoff.Seam.NODES;
import static dev.dovetail.ground.handoff.Seam.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.handoff.TestInward.Effect;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(PostgresExtension.class)
@ParameterizedClass
@EnumSource(Transport.class)
class InwardDeliveryTest {
    private final Seam seam;
    private final Deliveries deliveries;

    InwardDeliveryTest(Transport transport, TestDatabase db) {
        seam = new Seam(db);
        transport.join(seam);
        deliveries = seam.deliveries(1);
    }

    @Test
    void a_message_is_applied_once_and_marked_sent() {
        seam.send(ORDERS, seam.message(7, 1, 1, "orders", "hello"));

        assertThat(deliveries.turn()).isTrue();
        assertThat(deliveries.turn()).isFalse();

        assertThat(seam.orders.effects()).extracting(Effect::body).containsExactly("hello");
        assertThat(seam.states(ORDERS, 7)).containsExactly("sent");
    }

    @Test
    void what_was_rolled_back_is_never_sent() {
        assertThatThrownBy(() -> seam.db.transactions().run(() -> {
                    seam.outbox.record(ORDERS, List.of(seam.message(7, 1, 1, "orders", "never")));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(deliveries.turn()).isFalse();
        assertThat(seam.orders.effects()).isEmpty();
    }

    @Test
    void a_lane_is_kept_in_the_order_of_its_versions_however_they_were_written() {
        seam.send(
                ORDERS,
                seam.message(3, 1, 3, "orders", "third"),
                seam.message(3, 1, 1, "orders", "first"),
                seam.message(3, 1, 2, "orders", "second"));

        seam.drain(deliveries);

        assertThat(seam.orders.effects()).extracting(Effect::body).containsExactly("first", "second", "third");
    }

    @Test
    void a_refused_message_parks_its_lane_and_no_other() {
        seam.send(
                ORDERS,
                seam.message(5, 1, 1, "orders", "a1"),
                seam.message(5, 2, 1, "orders", "refuse"),
                seam.message(5, 2, 2, "orders", "b2"),
                seam.message(5, 1, 2, "orders", "a2"),
                seam.message(5, 3, 1, "orders", "c1"),
                seam.message(5, 2, 3, "nodes", "another destination"));

        seam.drain(deliveries);

        assertThat(seam.orders.effects()).extracting(Effect::body).containsExactlyInAnyOrder("a1", "a2", "c1");
        assertThat(seam.nodes.effects()).hasSize(1);
        assertThat(seam.states(ORDERS, 5)).containsExactly("sent", "dead", "pending", "sent", "sent", "sent");
        assertThat(seam.rows(ORDERS, "last_error").get(1).get("last_error")).isEqualTo("seam.no{}");
    }

    @Test
    void a_busy_receiver_is_tried_again_later_and_not_for_ever() {
        seam.send(ORDERS, seam.message(5, 1, 1, "orders", "busy"), seam.message(5, 1, 2, "orders", "after"));

        seam.drain(deliveries);
        assertThat(seam.states(ORDERS, 5)).containsExactly("pending", "pending");
        assertThat(seam.orders.effects()).isEmpty();

        for (int hour = 0; hour < Backoff.BUSY_ATTEMPTS; hour++) {
            seam.clock.pass(Duration.ofHours(2));
            seam.drain(deliveries);
        }
        assertThat(seam.states(ORDERS, 5)).containsExactly("dead", "pending");
    }

    @Test
    void a_fault_is_tried_a_few_times_only() {
        var bad = seam.message(5, 1, 1, "orders", "fault");
        seam.send(ORDERS, bad);

        for (int time = 0; time < Backoff.FAULT_ATTEMPTS; time++) {
            seam.drain(deliveries);
            seam.clock.pass(Duration.ofHours(2));
        }

        assertThat(seam.states(ORDERS, 5)).containsExactly("dead");
    }

    @Test
    void a_timer_comes_when_its_time_has_come() {
        seam.send(
                ORDERS,
                seam.message(
                        9, 1, 1, "orders", "timer", null, seam.clock.instant().plusSeconds(60)));

        assertThat(deliveries.turn()).isFalse();
        seam.clock.pass(Duration.ofSeconds(61));
        assertThat(deliveries.turn()).isTrue();

        assertThat(seam.orders.effects()).hasSize(1);
    }

    @Test
    void a_business_key_is_claimed_once_for_ever() {
        var now = seam.clock.instant();
        seam.send(ORDERS, seam.message(4, 1, 1, "orders", "one", "ship:parcel:1", now));
        seam.drain(deliveries);

        assertThatThrownBy(() -> seam.send(ORDERS, seam.message(4, 1, 2, "orders", "two", "ship:parcel:1", now)))
                .isInstanceOf(DuplicateBusinessKey.class)
                .hasMessageContaining("ship:parcel:1");
        assertThat(seam.states(ORDERS, 4)).containsExactly("sent");
    }

    @Test
    void a_numbered_family_counts_without_gaps_and_delivers_by_number() {
        var rows = new ArrayList<Outgoing>();
        for (int lane = 1; lane <= 20; lane++)
            for (int seq = 5; seq >= 1; seq--) rows.add(seam.message(11, lane, seq, "nodes", lane + "/" + seq));
        seam.send(NODES, rows);

        seam.drain(deliveries);

        var numbers = seam.nodes.effects(11).stream().map(Effect::number).toList();
        assertThat(numbers)
                .hasSize(100)
                .isSorted()
                .startsWith(1L)
                .endsWith(100L)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_message_nobody_takes_here_is_left_to_another_process() {
        seam.send(ORDERS, seam.message(5, 1, 1, "elsewhere", "x"));

        assertThat(deliveries.turn()).isFalse();
        assertThat(seam.states(ORDERS, 5)).containsExactly("pending");
    }
}
