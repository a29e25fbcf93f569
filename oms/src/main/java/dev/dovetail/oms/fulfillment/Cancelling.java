package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.backlog.Backlog;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.Orders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Carries out a {@link CancelPlan} under the order's lock: a release that runs at the same moment comes before or after, never between. */
@Component
class Cancelling {
    private final Orders orders;
    private final Positions positions;
    private final Availability availability;
    private final Backlog backlog;
    private final FulfillmentStore store;
    private final Withdrawals withdrawals;
    private final Emptied emptied;

    Cancelling(
            Orders orders,
            Positions positions,
            Availability availability,
            Backlog backlog,
            FulfillmentStore store,
            Withdrawals withdrawals,
            Emptied emptied) {
        this.orders = orders;
        this.positions = positions;
        this.availability = availability;
        this.backlog = backlog;
        this.store = store;
        this.withdrawals = withdrawals;
        this.emptied = emptied;
    }

    /** What a cancellation would do now. Changes nothing, and holds the lock no longer than the caller's transaction. */
    Cancellation preview(OrderId id, Function<LockedOrder, List<Units>> wanted) {
        var order = locked(id);
        return Cancellation.of(
                plan(order, inOrder(store.ofOrders(List.of(id))), wanted).outcome());
    }

    Cancellation cancel(OrderId id, Function<LockedOrder, List<Units>> wanted, Terms terms, Cause cause) {
        var order = locked(id);
        var before = store.ofOrders(List.of(id));
        var plan = plan(order, inOrder(before), wanted);
        var changes = new ArrayList<OrderChange>();
        if (!plan.moves.isEmpty())
            changes.add(new OrderChange(id, new OrderFact.Cancelled(terms.reason(), plan.moves), cause));
        changes.addAll(withdrawals.takeOver(id, plan.takenOver, terms, cause));
        changes.addAll(withdrawals.ask(before, plan.asks(), terms, cause));
        backlog.remove(plan.unwaited);
        availability.release(plan.givenBack);
        orders.apply(changes);
        if (!plan.givenBack.isEmpty()) emptied.look(Map.of(id, order), cause);
        return Cancellation.of(plan.outcome());
    }

    private LockedOrder locked(OrderId id) {
        var order = orders.lock(List.of(id)).get(id);
        if (order == null)
            throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("orders.not-found", Map.of("order", id.toString())));
        return order;
    }

    private CancelPlan plan(LockedOrder order, List<FulfillmentOrder> work, Function<LockedOrder, List<Units>> wanted) {
        var id = order.head().id();
        return new CancelPlan(
                order, positions.claims(List.of(id)), work, withdrawals.elsewhere(id, work), wanted.apply(order));
    }

    private static List<FulfillmentOrder> inOrder(Map<FulfillmentOrderId, FulfillmentOrder> work) {
        return work.values().stream()
                .sorted(Comparator.comparingLong(f -> f.id().value()))
                .toList();
    }
}
