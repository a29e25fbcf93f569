package dev.dovetail.oms.amendments;

import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.fulfillment.Loose;
import dev.dovetail.oms.fulfillment.Rework;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.OrderRevision;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.orders.ReleaseDue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Writes an amendment's fact and places the units it adds, through the sourcing that every order goes through. */
@Component
class Placing {
    private final Orders orders;
    private final Rework rework;
    private final Network network;
    private final Outbox outbox;
    private final Json json;
    private final IdSource ids;

    Placing(Orders orders, Rework rework, Network network, Outbox outbox, Json json, IdSource ids) {
        this.orders = orders;
        this.rework = rework;
        this.network = network;
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
    }

    /** As somebody asks: refuses {@code availability.not-enough} where the channel lets nobody wait for what is added. */
    void write(LockedOrder order, OrderRevision revision, OrderFact.Amended fact, List<Loose> loose, Cause cause) {
        var changes = changes(order, fact, loose, cause);
        enough(order, loose, changes);
        write(order, revision, changes, cause);
    }

    /**
     * As a node has answered: the old units are gone, so what stands in for them and cannot be had is short, with an owner,
     * where the channel lets nobody wait.
     */
    void settle(LockedOrder order, OrderRevision revision, OrderFact.Amended fact, List<Loose> loose, Cause cause) {
        var placed = mayRefuse(order) ? loose.stream().map(Loose::owed).toList() : loose;
        write(order, revision, changes(order, fact, placed, cause), cause);
    }

    private List<OrderChange> changes(LockedOrder order, OrderFact.Amended fact, List<Loose> loose, Cause cause) {
        var changes = new ArrayList<OrderChange>();
        changes.add(new OrderChange(order.head().id(), fact, cause));
        changes.addAll(rework.reserve(loose, List.of(order), cause));
        return changes;
    }

    private void write(LockedOrder order, OrderRevision revision, List<OrderChange> changes, Cause cause) {
        orders.amend(revision, changes);
        if (changes.stream().anyMatch(change -> change.fact() instanceof OrderFact.Reserved))
            releaseLater(order, cause);
    }

    /** What is reserved goes to its nodes when the channel's remorse window is over, or at once. */
    void releaseLater(LockedOrder order, Cause cause) {
        var head = order.head();
        var remorse = network.findChannel(head.channel()).map(Channel::remorse).orElse(Duration.ZERO);
        var over = head.capturedAt().plus(remorse);
        var due = over.isAfter(cause.at()) ? over : cause.at();
        outbox.record(Orders.FAMILY, List.of(new ReleaseDue(head.id()).outgoing(ids, json, head.version() + 1, due)));
    }

    /** A channel that may refuse does: nobody is left waiting for what was added. */
    private void enough(LockedOrder order, List<Loose> loose, List<OrderChange> changes) {
        var missing = new TreeMap<Integer, Long>();
        for (var change : changes)
            if (change.fact() instanceof OrderFact.Backordered)
                for (var move : change.fact().moves()) missing.merge(move.line(), move.quantity(), Long::sum);
        if (missing.isEmpty() || !mayRefuse(order)) return;
        var lacks = loose.stream()
                .filter(one -> missing.containsKey(one.line()))
                .map(one -> new Lack(
                        one.sku().code(), one.quantity(), one.quantity() - missing.getOrDefault(one.line(), 0L)))
                .toList();
        throw new Refused(Refused.Kind.CONFLICT, new Refusal("availability.not-enough", Map.of("short", lacks)));
    }

    private boolean mayRefuse(LockedOrder order) {
        return network.findChannel(order.head().channel())
                .filter(channel -> channel.policy() == Channel.Policy.MAY_REFUSE)
                .isPresent();
    }

    private record Lack(String sku, long asked, long available) {}
}
