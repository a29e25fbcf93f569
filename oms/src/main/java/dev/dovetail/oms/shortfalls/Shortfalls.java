package dev.dovetail.oms.shortfalls;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.orders.Page;
import java.util.List;
import org.springframework.stereotype.Service;

/** What is short, who owns it, and what was decided. */
@Service
public class Shortfalls {
    private final ShortLineStore store;
    private final Deciding deciding;
    private final Transactions transactions;

    Shortfalls(ShortLineStore store, Deciding deciding, Transactions transactions) {
        this.store = store;
        this.deciding = deciding;
        this.transactions = transactions;
    }

    /**
     * Decides once, under the order's lock. Refuses {@code shortfalls.not-found}, {@code shortfalls.not-open} (with who
     * decided, or what ended it), {@code shortfalls.changed} (other units are short now), {@code shortfalls.quantity}, {@code
     * shortfalls.substitute} (SKU and consent are missing), {@code orders.unknown-sku}, and what an amendment refuses.
     */
    public Shortfall decide(OrderId order, long id, ShortfallDecision decision, Cause cause) {
        return transactions.run(() -> deciding.decide(order, id, decision, cause));
    }

    /** An order's shortfalls, oldest first; at most 500. */
    public List<Shortfall> ofOrder(OrderId order) {
        return store.ofOrder(order);
    }

    /** Open ones, oldest first. */
    public Page<Shortfall> listShortfalls(ShortfallQuery query) {
        return store.list(query);
    }
}
