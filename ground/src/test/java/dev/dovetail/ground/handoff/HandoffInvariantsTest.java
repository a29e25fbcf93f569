package dev.dovetail.ground.handoff;

import static dev.dovetail.ground.handoff.Seam.NODES;
import static dev.dovetail.ground.handoff.Seam.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PostgresExtension.class)
class HandoffInvariantsTest {
    private final Seam seam;
    private final Deliveries deliveries;

    HandoffInvariantsTest(TestDatabase db) {
        seam = new Seam(db);
        deliveries = seam.deliveries(1);
    }

    @BeforeEach
    void a_day_of_messages() {
        var now = seam.clock.instant();
        seam.send(
                ORDERS,
                seam.message(1, 1, 1, "orders", "a", "key:ä:1", now),
                seam.message(1, 2, 1, "orders", "refuse"));
        seam.send(
                ORDERS, seam.message(1, 2, 2, "orders", "held"), seam.message(1, 4, 1, "carrier:ups", "p", "p:1", now));
        for (int seq = 1; seq <= 3; seq++) seam.send(NODES, seam.message(7, 1, seq, "nodes", "n" + seq));
        seam.drain(deliveries);
        seam.clock.pass(Duration.ofHours(1));
        seam.send(ORDERS, seam.message(1, 9, 1, "orders", "late"));
        seam.drain(deliveries);
    }

    @Test
    void all_hold_after_a_day_of_messages() {
        assertThat(seam.broken()).isEmpty();
    }

    @Test
    void a_message_is_late_also_where_nothing_moves() {
        seam.send(ORDERS, seam.message(1, 20, 1, "orders", "stuck"));
        seam.clock.pass(Duration.ofMinutes(16));

        assertThat(seam.broken()).containsExactly("I30");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I30 | update seam.order_outbox set settled_at = null where body = 'a'",
                "I30 | update seam.order_outbox set settled_at = now() where body = 'held'",
                "I30 | update seam.order_outbox set state = 'pending', settled_at = null where body = 'refuse'",
                "I31 | delete from seam.order_inbox where message_id = (select id from seam.order_outbox where body = 'a')",
                "I18 | delete from seam.order_claim where id = (select id from seam.order_outbox where body = 'a')",
                "I18 | update seam.order_outbox set business_key = 'p:2' where body = 'p'",
                "I32 | update seam.node_outbox set number = 9 where body = 'n3'",
                "I32 | update seam.node_outbox set number = 2 where body = 'n3'",
                "I32 | update seam.node_outbox set number = 4 - number"
            })
    void damage_is_named(String invariant, String damage) {
        seam.db.owner().sql(damage).update();

        assertThat(seam.broken()).contains(invariant);
    }
}
