package dev.dovetail.oms.scores;

import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.OrdersChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has promises looked at when something happens that may move them: one message for a node and a time, however many orders. */
@Component
class Watching {
    /** What leaves is scored a little later, together with what else leaves by then. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Network network;
    private final Outbox outbox;
    private final IdSource ids;
    private final Json json;

    Watching(Network network, Outbox outbox, IdSource ids, Json json) {
        this.network = network;
        this.outbox = outbox;
        this.ids = ids;
        this.json = json;
    }

    private record When(int node, Instant due) {
        static final Comparator<When> ORDER =
                Comparator.comparingInt(When::node).thenComparing(When::due);
    }

    @EventListener
    void on(OrdersChanged changed) {
        if (network.nodes().isEmpty()) return; // nobody promised anything
        var looks = new TreeMap<When, Set<OrderId>>(When.ORDER);
        for (var change : changed.changes()) {
            var when = when(change);
            if (when != null) looks.computeIfAbsent(when, _ -> new HashSet<>()).add(change.order());
        }
        var messages = new ArrayList<Outgoing>();
        looks.forEach((when, orders) -> messages.addAll(Look.messages(when.node(), orders, when.due(), ids, json)));
        outbox.record(Availability.FAMILY, messages);
    }

    /** Null where it moves no promise. */
    private @Nullable When when(OrderChange change) {
        if (change.cause().through().equals(Look.THROUGH)) return null;
        var at = change.cause().at();
        return switch (change.fact()) {
            case OrderFact.Released released -> new When(released.node(), shipBy(released.node(), at));
            case OrderFact.Shipped shipped -> new When(shipped.node(), soon(at));
            case OrderFact.Collected collected -> new When(collected.node(), soon(at));
            case OrderFact.Cancelled _, OrderFact.Reserved _ -> new When(any(), soon(at));
            case OrderFact.Backordered _, OrderFact.Held _, OrderFact.Repromised _ -> new When(any(), soon(at));
            default -> null;
        };
    }

    private static Instant soon(Instant at) {
        return at.plus(SOON);
    }

    private Instant shipBy(int node, Instant at) {
        return network.findNode(new NodeId(node))
                .map(found -> found.calendar().shipBy(found.calendar().leavesOn(at)))
                .orElse(at);
    }

    private int any() {
        return network.nodes().getFirst().id().value();
    }

    /** What cannot be judged yet is looked at again. */
    void again(List<OrderId> orders, Instant due) {
        outbox.record(Availability.FAMILY, Look.messages(any(), orders, due, ids, json));
    }
}
