package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.toMap;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.orders.Orders;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What other capabilities do with units that were planned already: take them back, and place them anew. Each joins the
 * caller's transaction, which holds the orders' locks; where it both frees and claims stock, it has locked the figures.
 */
@Service
public class Rework {
    private final Cancelling cancelling;
    private final Withdrawals withdrawals;
    private final Resourcing resourcing;
    private final Clearing clearing;
    private final Emptied emptied;
    private final FulfillmentStore store;
    private final Orders orders;
    private final Transactions transactions;

    Rework(
            Cancelling cancelling,
            Withdrawals withdrawals,
            Resourcing resourcing,
            Clearing clearing,
            Emptied emptied,
            FulfillmentStore store,
            Orders orders,
            Transactions transactions) {
        this.cancelling = cancelling;
        this.withdrawals = withdrawals;
        this.resourcing = resourcing;
        this.clearing = clearing;
        this.emptied = emptied;
        this.store = store;
        this.orders = orders;
        this.transactions = transactions;
    }

    /** Cancels units for an amendment: at once, or by asking the node, which it then hears of by {@link WithdrawalSettled}. */
    public Cancellation cancel(OrderId order, long amendment, String reason, List<Units> units, Cause cause) {
        return transactions.run(() ->
                cancelling.cancel(order, _ -> units, Terms.amend(reason, Terms.Purpose.CANCEL, amendment), cause));
    }

    /**
     * Asks nodes for everything of an order that is released and not picked; what they give stays reserved there, to be
     * released again.
     *
     * @return units asked
     */
    public long askBack(OrderId order, long amendment, String reason, Cause cause) {
        return transactions.run(() -> {
            var before = store.ofOrders(List.of(order));
            var asks = new LinkedHashMap<FulfillmentOrder, List<Units>>();
            before.values().stream()
                    .filter(FulfillmentOrder::mayBeAsked)
                    .sorted(FulfillmentOrder.BY_ID)
                    .forEach(work -> {
                        var units = work.askable();
                        if (!units.isEmpty()) asks.put(work, units);
                    });
            orders.apply(withdrawals.ask(before, asks, Terms.amend(reason, Terms.Purpose.KEEP, amendment), cause));
            return asks.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(Units::quantity)
                    .sum();
        });
    }

    /** Everything of the order that nodes were given, line by line, by the ids of the work. */
    public List<GivenLine> given(OrderId order) {
        return store.ofOrders(List.of(order)).values().stream()
                .sorted(FulfillmentOrder.BY_ID)
                .flatMap(work -> work.lines().values().stream().map(line -> GivenLine.of(work, line)))
                .toList();
    }

    /**
     * Takes reserved units of goods that a node lacks from it, as many as are {@code missing} by SKU, from who comes last
     * first; they go to other nodes or wait, short. What the node was given as work stays: it tells itself what it cannot find.
     */
    public void clear(NodeId node, Map<Sku, Long> missing, Collection<LockedOrder> locked, String why, Cause cause) {
        transactions.run(() -> {
            var heads = heads(locked);
            var all = locked.stream().collect(toMap(order -> order.head().id(), order -> order));
            var reserved = clearing.reserved(all, store.ofOrders(heads.keySet()));
            var works = new Lacking(missing, heads).of(node, reserved);
            if (works.isEmpty()) return;
            orders.apply(clearing.reserve(works, why, all, cause));
            emptied.look(all, cause);
        });
    }

    /** Units of the order reserved at each node and not given to it. */
    public Map<NodeId, Long> waiting(OrderId order) {
        return transactions
                .run(() -> clearing.reserved(orders.lock(List.of(order)), store.ofOrders(List.of(order))))
                .stream()
                .collect(toMap(
                        Work::node,
                        work -> work.items().stream()
                                .mapToLong(Work.Item::quantity)
                                .sum()));
    }

    /**
     * Asks nodes for units of work back, for a rearrangement that hears of the answers by {@link WorkSettled}. What they give
     * goes to {@code to}, and where that has it no longer to whichever node has; without {@code to} it stays reserved there.
     */
    public void askBack(
            OrderId order,
            long rearrangement,
            Map<FulfillmentOrderId, List<Units>> units,
            String reason,
            @Nullable NodeId to,
            Cause cause) {
        transactions.run(() -> {
            var before = store.ofOrders(List.of(order));
            var asks = new LinkedHashMap<FulfillmentOrder, List<Units>>();
            before.values().stream()
                    .filter(work -> units.containsKey(work.id()))
                    .sorted(FulfillmentOrder.BY_ID)
                    .forEach(work -> asks.put(work, units.getOrDefault(work.id(), List.of())));
            orders.apply(withdrawals.ask(before, asks, Terms.rearrange(reason, rearrangement, to), cause));
        });
    }

    /** Units of the order asked back and not answered, by line. */
    public Map<Integer, Long> asked(OrderId order) {
        return store.ofOrders(List.of(order)).values().stream()
                .flatMap(work -> work.lines().values().stream())
                .filter(line -> line.withdrawing() > 0)
                .collect(toMap(FulfillmentLine::line, FulfillmentLine::withdrawing, Long::sum));
    }

    /** Answers the changes that take open units to where they now are: reserved at nodes, or in the backlog. */
    public List<OrderChange> reserve(List<Loose> loose, Collection<LockedOrder> locked, Cause cause) {
        return resourcing.reserve(loose, heads(locked), cause);
    }

    private static Map<OrderId, OrderHead> heads(Collection<LockedOrder> locked) {
        return locked.stream().map(LockedOrder::head).collect(toMap(OrderHead::id, head -> head));
    }
}
