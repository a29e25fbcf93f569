package dev.dovetail.oms.rearrangements;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.fulfillment.WorkSettled;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.orders.ReleaseDue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Hears what nodes gave and kept, and lets go what waited for it. Each is settled by itself: they come from people, one at a time. */
@Component
class LettingGo implements Inward {
    private final RearrangementStore store;
    private final Orders orders;
    private final Network network;
    private final Outbox outbox;
    private final Json json;
    private final IdSource ids;
    private final InstantSource clock;

    LettingGo(
            RearrangementStore store,
            Orders orders,
            Network network,
            Outbox outbox,
            Json json,
            IdSource ids,
            InstantSource clock) {
        this.store = store;
        this.orders = orders;
        this.network = network;
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return WorkSettled.DESTINATION;
    }

    @Override
    public Family inbox() {
        return Orders.FAMILY;
    }

    @Override
    public void apply(List<Message> messages) {
        var settled = messages.stream()
                .map(message -> json.read(message.body(), WorkSettled.class))
                .toList();
        orders.lock(settled.stream().map(WorkSettled::order).collect(toSet()));
        var cause = new Cause(
                "system", clock.instant(), "message:" + messages.getFirst().id());
        for (var one : settled) settle(one, cause);
    }

    private void settle(WorkSettled told, Cause cause) {
        var locked = Objects.requireNonNull(orders.lock(List.of(told.order())).get(told.order()));
        var now = store.answered(
                told.order(), told.rearrangement(), sum(told.granted()), sum(told.refused()), cause.at());
        if (now.state() == Rearrangement.State.ASKED) return;
        tell(told.order(), now, now.given(), now.reason(), cause);
        boolean waits = now.kind() == Rearrangement.Kind.MOVE || now.state() == Rearrangement.State.HELD;
        if (!waits) release(locked, cause);
    }

    private static long sum(List<Units> units) {
        return units.stream().mapToLong(Units::quantity).sum();
    }

    Rearrangement release(OrderId order, long id, String why, Cause cause) {
        var locked = orders.lock(List.of(order)).get(order);
        var found = locked == null ? null : store.find(order, id).orElse(null);
        if (locked == null || found == null)
            throw new Refused(
                    Refused.Kind.NOT_FOUND,
                    new Refusal("rearrangements.not-found", Map.of("rearrangement", Long.toString(id))));
        if (!store.close(order, id, Rearrangement.State.RELEASED, cause))
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    new Refusal(
                            "rearrangements.not-held",
                            Map.of(
                                    "kind",
                                    found.kind().wire(),
                                    "state",
                                    found.state().wire())));
        var released = store.find(order, id).orElseThrow();
        tell(order, released, released.given(), why, cause);
        release(locked, cause);
        return released;
    }

    private void tell(OrderId order, Rearrangement now, long units, String why, Cause cause) {
        orders.apply(List.of(Telling.of(order, now, node(now.node()), to(now), units, why, cause)));
    }

    private @org.jspecify.annotations.Nullable NodeId to(Rearrangement now) {
        return now.to() == null ? null : node(now.to());
    }

    private NodeId node(String code) {
        return network.getNode(code).id();
    }

    /** What is reserved goes to its nodes when the channel's remorse window is over, or at once. */
    private void release(LockedOrder order, Cause cause) {
        var head = order.head();
        var remorse = network.findChannel(head.channel()).map(Channel::remorse).orElse(Duration.ZERO);
        var over = head.capturedAt().plus(remorse);
        var due = over.isAfter(cause.at()) ? over : cause.at();
        outbox.record(Orders.FAMILY, List.of(new ReleaseDue(head.id()).outgoing(ids, json, head.version() + 1, due)));
    }
}
