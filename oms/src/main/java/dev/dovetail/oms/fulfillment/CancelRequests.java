package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Slot;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LockedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Carries out channels' cancel requests, each once. Claims the request's name before it locks the order. */
@Component
class CancelRequests {
    private final CancelRequestStore store;
    private final Cancelling cancelling;
    private final IdSource ids;

    CancelRequests(CancelRequestStore store, Cancelling cancelling, IdSource ids) {
        this.store = store;
        this.cancelling = cancelling;
        this.ids = ids;
    }

    CancelRequest take(int client, CancelAsk ask, Cause cause) {
        int slot = Slot.of(Slot.hash("cancel", Integer.toString(client), ask.channel(), ask.number()));
        long id = ids.next(slot);
        if (!store.claim(id, client, ask, cause.at())) return same(store.get(slot, client, ask), ask);
        var order = store.latestOrder(client, ask);
        if (order.isEmpty()) {
            store.settle(id, "unmatched", null, 0, 0);
        } else {
            var done = cancelling.cancel(
                    order.get(), locked -> wanted(locked, ask), Terms.cancel(ask.reason(), id), cause);
            long cancelled = done.cancelled();
            long asked = done.asked();
            var outcome = asked > 0 ? "pending" : cancelled > 0 ? "accepted" : "needs-return";
            store.settle(id, outcome, order.get(), cancelled, asked);
        }
        return store.get(slot, client, ask);
    }

    private static CancelRequest same(CancelRequest known, CancelAsk ask) {
        if (known.sku().equals(ask.sku()) && known.quantity() == ask.quantity()) return known;
        throw new Refused(
                Refused.Kind.CONFLICT,
                new Refusal(
                        "orders.cancel-request-conflict",
                        Map.of("request", known.id(), "sku", known.sku(), "quantity", known.quantity())));
    }

    Optional<CancelRequest> find(long id) {
        return store.find(id);
    }

    /** The order may list the SKU more than once: its lines give what they have not had picked, first line first. */
    private static List<Units> wanted(LockedOrder order, CancelAsk ask) {
        var wanted = new ArrayList<Units>();
        long left = ask.quantity();
        for (var line : order.lines()) {
            if (!line.sku().equals(ask.sku()) || left == 0) continue;
            long units = Math.min(left, unpicked(line));
            if (units > 0) wanted.add(new Units(line.line(), units));
            left -= units;
        }
        return wanted;
    }

    private static long unpicked(LockedOrder.Line line) {
        var counters = line.counters();
        return counters.of(Counter.OPEN)
                + counters.of(Counter.BACKORDERED)
                + counters.of(Counter.RESERVED)
                + counters.of(Counter.RELEASED);
    }
}
