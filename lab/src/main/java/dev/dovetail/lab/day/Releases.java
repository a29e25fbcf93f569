package dev.dovetail.lab.day;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import java.time.Instant;
import java.util.stream.IntStream;

/** A release that is asked for again, twice, by messages of their own: a node is given no unit twice (I10). */
final class Releases {
    private static final Family ORDERS = new Family("oms.order", "slot", false);
    private static final int SLOTS = 256;

    private final Outbox outbox;
    private final Transactions transactions;
    private final IdSource ids;

    Releases(Outbox outbox, Transactions transactions, IdSource ids) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.ids = ids;
    }

    void again(long order, Instant now) {
        int slot = (int) (order % SLOTS);
        var twice =
                IntStream.range(0, 2).mapToObj(_ -> message(slot, order, now)).toList();
        transactions.run(() -> outbox.record(ORDERS, twice));
    }

    private Outgoing message(int slot, long order, Instant now) {
        String body = "{\"order\":{\"value\":" + order + "}}";
        return new Outgoing(
                slot, ids.next(slot), slot, ids.next(slot), 1, "orders.release-due.v1", "oms.release", null, now, body);
    }
}
