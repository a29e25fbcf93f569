package dev.dovetail.lab.day;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * F16: a message that can never be applied. It must end as a dead letter and hold up its own lane only: a good message
 * follows it there, and another goes by in a lane of its own.
 */
final class Poison {
    private static final Family ORDERS = new Family("oms.order", "slot", false);

    private final Outbox outbox;
    private final Transactions transactions;
    private final IdSource ids;
    private final SortedSet<Long> waiting = new TreeSet<>();

    Poison(Outbox outbox, Transactions transactions, IdSource ids) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** Both good ones ask to release an order that there is not, which is no error and changes nothing. */
    void send(int slot, Instant now) {
        long lane = ids.next(slot);
        long aside = ids.next(slot);
        var broken = message(slot, lane, 1, now, "{\"order\":");
        var behind = message(slot, lane, 2, now, "{\"order\":{\"value\":" + lane + "}}");
        var free = message(slot, aside, 1, now, "{\"order\":{\"value\":" + aside + "}}");
        transactions.run(() -> outbox.record(ORDERS, List.of(broken, behind, free)));
        waiting.add(behind.id());
    }

    private Outgoing message(int slot, long lane, int seq, Instant now, String body) {
        return new Outgoing(
                slot, ids.next(slot), slot, lane, seq, "orders.release-due.v1", "oms.release", null, now, body);
    }

    /** The ids of good messages behind a bad one; by the evening there are as many dead letters, and nothing else waits. */
    SortedSet<Long> waiting() {
        return Collections.unmodifiableSortedSet(waiting);
    }
}
