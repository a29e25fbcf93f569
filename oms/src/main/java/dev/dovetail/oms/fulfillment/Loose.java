package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.orders.LineTraits;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Units that are open: added, or back from a node. Sourced at once, or else in the backlog.
 *
 * @param notFrom nodes that have just said no to them, or may not have them
 * @param attempt how often they were given to a node so far
 * @param to the one node that shall have them where it can; null where any may
 * @param promised whether the customer was told that they come: where nobody has them they are short, not only backordered
 */
public record Loose(
        OrderId order,
        int line,
        Sku sku,
        long quantity,
        Set<NodeId> notFrom,
        int attempt,
        @Nullable NodeId to,
        boolean promised,
        LineTraits traits) {
    public Loose {
        notFrom = Set.copyOf(notFrom);
    }

    /** The same units, which may not go to these nodes either. */
    Loose notTo(Set<NodeId> nodes) {
        if (nodes.isEmpty()) return this;
        var not = new HashSet<>(notFrom);
        not.addAll(nodes);
        return new Loose(
                order, line, sku, quantity, not, attempt, to == null || not.contains(to) ? null : to, promised, traits);
    }

    /** Units that no node has had. */
    public Loose(OrderId order, int line, Sku sku, long quantity, LineTraits traits) {
        this(order, line, sku, quantity, Set.of(), 0, null, false, traits);
    }

    /** The same units, which the customer was told will come. */
    public Loose owed() {
        return new Loose(order, line, sku, quantity, notFrom, attempt, to, true, traits);
    }

    /** So many units of it, for any node. */
    Loose anywhere(long units, int attempts) {
        return new Loose(order, line, sku, units, notFrom, attempts, null, promised, traits);
    }

    Loose plus(Loose more) {
        return new Loose(order, line, sku, quantity + more.quantity(), notFrom, attempt, to, promised, traits);
    }

    /** The goods of one unit. */
    Set<Sku> goods() {
        return traits.goods(sku, 1).keySet();
    }
}
