package dev.dovetail.oms.backlog;

import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.orders.LineTraits;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.sourcing.Demand;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Every change to what waits. Joins the caller's transaction, which holds the orders' locks and moves their counters. */
@Service
public class Backlog {
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final BacklogStore store;

    Backlog(BacklogStore store) {
        this.store = store;
    }

    /** Adds units that cannot be had anywhere; those of a line that waits already are added to it and keep its rank. */
    public void add(List<Wait> waits) {
        if (!waits.isEmpty()) store.add(waits);
    }

    /** Takes units out, cancelled or served. More than wait there is a fault. */
    public void remove(List<Wait> waits) {
        if (!waits.isEmpty()) store.remove(waits);
    }

    /** Gives what waits of an order another rank. */
    public void rank(OrderId order, int priority) {
        store.rank(order, priority);
    }

    /**
     * How much waits.
     *
     * @param lines order lines, at most 20,000
     * @param since when the first of those began to; null where none waits
     */
    public record Standing(long lines, long units, @Nullable Instant since) {}

    /** Of one client's first 20,000 waiting lines. */
    public Standing standing(int client) {
        return store.standing(client);
    }

    /** What of an order waits, by line, whether it rests or not. */
    public List<Wait> ofOrder(OrderId order) {
        return store.ofOrders(List.of(order), EVER);
    }

    /** What rests of an order's line may be served from now on. */
    public void wake(OrderId order, int line, Instant at) {
        store.wake(order, line, at);
    }

    /** Every SKU of which something waits. */
    public List<Sku> waiting() {
        return store.skus();
    }

    /** Units of a line as sourcing asks for them. */
    public static Demand.Line line(int line, Sku sku, long units, @Nullable CatalogItem item, LineTraits traits) {
        int grams = item == null ? 0 : item.weightGrams();
        return new Demand.Line(line, sku, units, grams, traits.valueMinor(), traits.group(), traits.parts());
    }

    /** What an order that was captured before asks of sourcing for some of its lines. */
    public static Demand demand(OrderHead head, List<Demand.Line> lines, Instant at) {
        var to = head.shipTo();
        var terms = new Demand.Terms(
                head.channel(), to.country(), to.postalCode(), head.priority(), null, head.pickup(), null);
        return new Demand(lines, new Place(to.lat(), to.lon()), head.service(), at, terms);
    }
}
