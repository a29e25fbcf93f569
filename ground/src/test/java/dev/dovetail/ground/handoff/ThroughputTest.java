package dev.dovetail.ground.handoff;

import static dev.dovetail.ground.handoff.Seam.NODES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Counted, not timed: what a message costs is the statements of its round, shared by five hundred. */
@ExtendWith(PostgresExtension.class)
class ThroughputTest {
    private static final int MESSAGES = 5000;

    private final TestDatabase db;
    private final Seam seam;

    ThroughputTest(TestDatabase db) {
        this.db = db;
        seam = new Seam(db);
    }

    @Test
    void five_thousand_messages_are_delivered_set_wise() {
        var rows = new ArrayList<Outgoing>();
        for (int n = 0; n < MESSAGES; n++) rows.add(seam.message(1, n % 40, n / 40, "nodes", "x"));
        seam.send(NODES, rows);
        var counted = new CountedStatements(db.dataSource());
        var deliveries = seam.deliveries(counted);

        seam.drain(deliveries);

        assertThat(seam.nodes.effects()).hasSize(MESSAGES);
        assertThat(counted.statements()).isLessThan(MESSAGES / 50);
    }
}
