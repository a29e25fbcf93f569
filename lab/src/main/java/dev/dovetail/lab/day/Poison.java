package dev.dovetail.lab.day;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import java.time.Instant;
import java.util.List;

/** F16: a message that can never be applied. It must end as a dead letter and hold up nobody. */
final class Poison {
    private static final Family ORDERS = new Family("oms.order", "slot", false);

    private final Outbox outbox;
    private final Transactions transactions;
    private final IdSource ids;
    private int sent;

    Poison(Outbox outbox, Transactions transactions, IdSource ids) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.ids = ids;
    }

    void send(int slot, int node, Instant now) {
        long id = ids.next(slot);
        var message = new Outgoing(
                slot,
                id,
                node,
                id,
                1,
                "fulfillment.release-requested.v1",
                "node",
                null,
                now,
                "{\"node\":" + node + ",\"lines\":");
        transactions.run(() -> outbox.record(ORDERS, List.of(message)));
        sent++;
    }

    int sent() {
        return sent;
    }
}
