package dev.dovetail.oms.holds;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.Orders;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** Places and lifts holds, always under their orders' locks: a release that runs at the same moment comes before or after. */
@Service
public class Holds {
    private final OrderHoldStore store;
    private final Holding holding;
    private final Orders orders;
    private final Transactions transactions;

    Holds(OrderHoldStore store, Holding holding, Orders orders, Transactions transactions) {
        this.store = store;
        this.holding = holding;
        this.orders = orders;
        this.transactions = transactions;
    }

    /**
     * Stops an order: what it has not released stays where it is until every hold is lifted. Refuses {@code
     * orders.not-found}; {@code holds.already-held} where a hold of that kind and code is open; and {@code
     * holds.nothing-to-hold} where every unit is released, gone or cancelled.
     */
    public Hold place(NewHold hold, Cause cause) {
        return transactions.run(() -> {
            var order = locked(hold.order());
            if (left(order) == 0)
                throw refused(
                        "holds.nothing-to-hold", Map.of("order", hold.order().toString(), "possible", "cancel"));
            for (var other : store.ofOrders(List.of(hold.order())))
                if (isOpen(other) && other.kind() == hold.kind() && other.code().equals(hold.code()))
                    throw refused("holds.already-held", Map.of("hold", other.holdId(), "code", hold.code()));
            return holding.place(List.of(hold), Map.of(hold.order(), order), cause)
                    .getFirst();
        });
    }

    /**
     * Places what the checks of a capture found, in the transaction that captures: nobody else knows the orders yet, and
     * none of the holds is there before. An order with nothing to ship has nothing to hold, and is passed over.
     */
    public List<Hold> placeAtCapture(List<NewHold> holds, Cause cause) {
        if (holds.isEmpty()) return List.of();
        var heads = orders.lock(holds.stream().map(NewHold::order).collect(toSet()));
        var held = holds.stream()
                .filter(hold -> heads.containsKey(hold.order()) && left(heads.get(hold.order())) > 0)
                .toList();
        return held.isEmpty() ? List.of() : holding.place(held, heads, cause);
    }

    /**
     * A person lifts a hold; with the last one the order may be released at once. Refuses {@code holds.not-found}, {@code
     * holds.already-released} and {@code holds.already-ended}.
     */
    public Hold release(OrderId order, long hold, String why, Cause cause) {
        return transactions.run(() -> {
            var locked = locked(order);
            var found = store.ofOrders(List.of(order)).stream()
                    .filter(one -> one.id() == hold)
                    .findFirst()
                    .orElseThrow(() -> notFound(hold));
            var lifted = decided(found, new HoldState.Command.ByHand(cause.who(), cause.at()));
            holding.lift(
                    List.of(new OrderHoldStore.Closing(found, lifted, cause.who(), cause.at(), why)),
                    Map.of(order, locked),
                    cause);
            return store.ofOrders(List.of(order)).stream()
                    .filter(one -> one.id() == hold)
                    .findFirst()
                    .orElseThrow();
        });
    }

    /** Lifts the order's open holds of this kind whose check now passes; answers how many there were. */
    public int passed(OrderId order, HoldKind kind, String why, Cause cause) {
        return transactions.run(() -> lift(
                Set.of(order),
                hold -> hold.kind() == kind && hold.rule() == ReleaseRule.WHEN_CHECKED,
                hold -> new HoldState.Command.CheckPassed(cause.who(), cause.at(), hold.rule()),
                why,
                cause));
    }

    /**
     * Lifts many holds by hand, in one transaction; those that are not open any more are passed over.
     *
     * @return how many were lifted
     */
    public int releaseAll(Map<OrderId, Set<Long>> holds, String why, Cause cause) {
        if (holds.isEmpty()) return 0;
        return transactions.run(() -> lift(
                holds.keySet(),
                hold -> holds.getOrDefault(new OrderId(Long.parseLong(hold.orderId())), Set.of())
                        .contains(hold.id()),
                _ -> new HoldState.Command.ByHand(cause.who(), cause.at()),
                why,
                cause));
    }

    /** Timers came due: those whose hold is still there lift it. */
    void due(Collection<HoldDue> due, Cause cause) {
        var wanted = due.stream().map(HoldDue::hold).collect(toSet());
        lift(
                due.stream().map(HoldDue::orderId).collect(toSet()),
                hold -> wanted.contains(hold.id()),
                hold -> new HoldState.Command.TimeCame(cause.at(), hold.releaseAt()),
                "its time has come",
                cause);
    }

    /** Of these orders units were cancelled: where nothing is left to hold, the holds end. The orders are locked. */
    void cancelled(Map<OrderId, Cause> cancelled) {
        var empty = new HashSet<OrderId>();
        orders.lock(cancelled.keySet()).forEach((id, order) -> {
            if (left(order) == 0) empty.add(id);
        });
        if (!empty.isEmpty()) {
            var cause = cancelled.values().iterator().next();
            lift(
                    empty,
                    _ -> true,
                    _ -> new HoldState.Command.NothingLeft(cause.who(), cause.at()),
                    "nothing is left to hold",
                    cause);
        }
    }

    private int lift(
            Set<OrderId> ids,
            Predicate<Hold> wanted,
            Function<Hold, HoldState.Command> command,
            String why,
            Cause cause) {
        var locked = orders.lock(ids);
        var closings = store.ofOrders(locked.keySet()).stream()
                .filter(hold -> isOpen(hold) && wanted.test(hold))
                .filter(hold -> hold.standing().decide(command.apply(hold)) instanceof Decision.Accepted)
                .map(hold -> new OrderHoldStore.Closing(
                        hold, decided(hold, command.apply(hold)), cause.who(), cause.at(), why))
                .toList();
        if (!closings.isEmpty()) holding.lift(closings, locked, cause);
        return closings.size();
    }

    private static HoldState.Lifted decided(Hold hold, HoldState.Command command) {
        return switch (hold.standing().decide(command)) {
            case Decision.Accepted<HoldState.Lifted> accepted ->
                accepted.facts().getFirst();
            case Decision.Refused<HoldState.Lifted>(var refusal) -> throw new Refused(Refused.Kind.CONFLICT, refusal);
        };
    }

    private LockedOrder locked(OrderId id) {
        var order = orders.lock(List.of(id)).get(id);
        if (order == null)
            throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("orders.not-found", Map.of("order", id.toString())));
        return order;
    }

    private static boolean isOpen(Hold hold) {
        return hold.state().equals("open");
    }

    /** Units that a hold can still keep from going to a node. */
    private static long left(LockedOrder order) {
        return order.lines().stream()
                .mapToLong(line -> line.counters().of(Counter.OPEN)
                        + line.counters().of(Counter.BACKORDERED)
                        + line.counters().of(Counter.RESERVED))
                .sum();
    }

    private static Refused refused(String code, Map<String, Object> details) {
        return new Refused(Refused.Kind.CONFLICT, new Refusal(code, details));
    }

    static Refused notFound(long hold) {
        return new Refused(Refused.Kind.NOT_FOUND, new Refusal("holds.not-found", Map.of("hold", Long.toString(hold))));
    }
}
