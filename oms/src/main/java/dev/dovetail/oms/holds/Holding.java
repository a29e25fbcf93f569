package dev.dovetail.oms.holds;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.orders.ReleaseDue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes holds, their facts and their timers together, in the caller's transaction and under the orders' locks. */
@Component
class Holding {
    private final OrderHoldStore store;
    private final Orders orders;
    private final Network network;
    private final Outbox outbox;
    private final IdSource ids;
    private final Json json;

    Holding(OrderHoldStore store, Orders orders, Network network, Outbox outbox, IdSource ids, Json json) {
        this.store = store;
        this.orders = orders;
        this.network = network;
        this.outbox = outbox;
        this.ids = ids;
        this.json = json;
    }

    List<Hold> place(List<NewHold> wanted, Map<OrderId, LockedOrder> locked, Cause cause) {
        var holds = wanted.stream()
                .map(hold -> made(hold, requireNonNull(locked.get(hold.order())), cause))
                .toList();
        store.insert(holds);
        orders.apply(holds.stream()
                .map(hold -> new OrderChange(order(hold), held(hold), cause))
                .toList());
        var timers = new ArrayList<Outgoing>();
        for (var hold : holds)
            if (hold.releaseAt() != null)
                timers.add(new HoldDue(order(hold).value(), hold.id()).outgoing(ids, json, hold.releaseAt()));
        outbox.record(Orders.FAMILY, timers);
        return holds;
    }

    /** Orders of which no hold is left are due for release: at once, or when the channel's remorse window is over. */
    void lift(List<OrderHoldStore.Closing> closings, Map<OrderId, LockedOrder> locked, Cause cause) {
        store.close(closings);
        orders.apply(closings.stream().map(closing -> lifted(closing, cause)).toList());
        var facts = new HashMap<OrderId, Integer>();
        for (var closing : closings) facts.merge(order(closing.hold()), 1, Integer::sum);
        var still = store.ofOrders(facts.keySet()).stream()
                .filter(hold -> hold.state().equals("open"))
                .map(Holding::order)
                .collect(toSet());
        var releases = new ArrayList<Outgoing>();
        facts.forEach((id, changes) -> {
            var order = requireNonNull(locked.get(id));
            if (!still.contains(id))
                releases.add(new ReleaseDue(id)
                        .outgoing(ids, json, order.head().version() + changes, dueAt(order, cause.at())));
        });
        outbox.record(Orders.FAMILY, releases);
    }

    private Instant dueAt(LockedOrder order, Instant now) {
        var remorse = network.findChannel(order.head().channel())
                .map(Channel::remorse)
                .orElse(Duration.ZERO);
        var over = order.head().capturedAt().plus(remorse);
        return over.isAfter(now) ? over : now;
    }

    private Hold made(NewHold hold, LockedOrder order, Cause cause) {
        return new Hold(
                Long.toString(ids.next(hold.order().slot())),
                hold.order().toString(),
                order.head().client(),
                order.head().channel(),
                hold.kind(),
                hold.code(),
                hold.detail(),
                hold.owner(),
                hold.rule(),
                hold.releaseAt(),
                hold.other() == null ? null : hold.other().toString(),
                cause.who(),
                cause.at(),
                "open",
                null,
                null,
                null);
    }

    private static OrderFact held(Hold hold) {
        return new OrderFact.Held(
                hold.holdId(),
                hold.kind().wire(),
                hold.code(),
                hold.detail(),
                hold.owner(),
                hold.otherOrder(),
                List.of());
    }

    private static OrderChange lifted(OrderHoldStore.Closing closing, Cause cause) {
        var hold = closing.hold();
        var fact = new OrderFact.HoldReleased(
                hold.holdId(), hold.kind().wire(), hold.code(), closing.lifted().how(), closing.why(), List.of());
        return new OrderChange(order(hold), fact, cause);
    }

    private static OrderId order(Hold hold) {
        return new OrderId(Long.parseLong(hold.orderId()));
    }
}
