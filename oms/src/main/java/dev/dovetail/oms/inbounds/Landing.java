package dev.dovetail.oms.inbounds;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.oms.availability.Arrival;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.StockChange;
import dev.dovetail.oms.backlog.Backlog;
import dev.dovetail.oms.backlog.Wait;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineMove;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.orders.ReleaseDue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Lands goods that were on their way: who was promised them has them by rank, and who goes short waits with the rank he had. */
@Component
class Landing {
    private static final Comparator<OrderHead> RANK = Comparator.comparingInt(OrderHead::priority)
            .thenComparing(OrderHead::capturedAt)
            .thenComparingLong(head -> head.id().value());

    private final InboundStore store;
    private final Availability availability;
    private final Backlog backlog;
    private final Network network;
    private final Outbox outbox;
    private final IdSource ids;
    private final Json json;

    Landing(
            InboundStore store,
            Availability availability,
            Backlog backlog,
            Network network,
            Outbox outbox,
            IdSource ids,
            Json json) {
        this.store = store;
        this.availability = availability;
        this.backlog = backlog;
        this.network = network;
        this.outbox = outbox;
        this.ids = ids;
        this.json = json;
    }

    Sorted sort(List<Told> told) {
        var known = new HashMap<InboundStore.Key, Inbound>();
        for (var inbound : store.find(told.stream().map(Landing::key).toList()))
            if (!inbound.over()) known.put(key(inbound), inbound);
        var units = new LinkedHashMap<Inbound, Long>();
        var others = new ArrayList<StockChange>();
        for (var one : told) {
            var inbound = known.get(key(one));
            var change = one.change();
            if (inbound != null && change.change() > 0 && inbound.sku().equals(change.sku()))
                units.merge(inbound, change.change(), Math::addExact);
            else others.add(change);
        }
        var arriving = new ArrayList<Arriving>();
        units.forEach((inbound, came) -> arriving.add(new Arriving(inbound, came, false)));
        return new Sorted(arriving, others);
    }

    List<OrderChange> land(List<Arriving> arriving, Map<OrderId, LockedOrder> held, Cause cause) {
        if (arriving.isEmpty()) return List.of();
        var heads = held.values().stream().map(LockedOrder::head).collect(toMap(OrderHead::id, head -> head));
        var ranked = heads.values().stream().sorted(RANK).map(OrderHead::id).toList();
        var landed = availability.land(arriving.stream()
                .map(one -> new Arrival(
                        one.inbound().node(), one.inbound().sku(), one.inbound().id(), one.units(), one.over(), ranked))
                .toList());
        if (!store.received(arriving))
            throw new TryLater("availability.holders-moved", Duration.ofSeconds(1), "an inbound was over just now");
        var changes = new ArrayList<OrderChange>();
        changes.addAll(served(landed.served(), cause));
        changes.addAll(unserved(landed.unserved(), heads, cause));
        release(landed.served(), heads, cause.at());
        return changes;
    }

    private static List<OrderChange> served(List<Claim> served, Cause cause) {
        var byInbound = served.stream()
                .collect(groupingBy(
                        claim -> new Held(claim.order(), claim.node().value(), claim.pool()),
                        LinkedHashMap::new,
                        java.util.stream.Collectors.summingLong(Claim::quantity)));
        var changes = new ArrayList<OrderChange>();
        byInbound.forEach((of, units) -> changes.add(new OrderChange(
                of.order(), new OrderFact.InboundLanded(of.node(), of.inbound(), units, List.of()), cause)));
        return changes;
    }

    private record Held(OrderId order, int node, String pool) {
        String inbound() {
            return pool.substring(pool.indexOf(':') + 1);
        }
    }

    private List<OrderChange> unserved(List<Claim> unserved, Map<OrderId, OrderHead> heads, Cause cause) {
        if (unserved.isEmpty()) return List.of();
        var waits = new ArrayList<Wait>();
        for (var claim : unserved) {
            var head = head(heads, claim.order());
            waits.add(new Wait(
                    head.id(), claim.line(), claim.sku(), claim.quantity(), head.priority(), head.capturedAt()));
        }
        backlog.add(waits);
        availability.lookAgain(
                unserved.getFirst().node(),
                new LinkedHashSet<>(waits.stream().map(Wait::sku).toList()),
                cause.at());
        var changes = new ArrayList<OrderChange>();
        unserved.stream()
                .collect(groupingBy(
                        claim -> new Held(claim.order(), claim.node().value(), claim.pool()),
                        LinkedHashMap::new,
                        java.util.stream.Collectors.toList()))
                .forEach((of, claims) -> changes.add(new OrderChange(of.order(), fellShort(of, claims), cause)));
        return changes;
    }

    private static OrderFact fellShort(Held of, List<Claim> claims) {
        var moves = claims.stream()
                .map(claim -> new LineMove(claim.line(), Counter.RESERVED, Counter.BACKORDERED, claim.quantity()))
                .toList();
        return new OrderFact.Backordered("the inbound " + of.inbound() + " came short", true, moves);
    }

    /** As after the backlog served an order: when the channel's remorse window is over, or at once. */
    private void release(List<Claim> served, Map<OrderId, OrderHead> heads, Instant now) {
        Collection<OrderId> orders =
                new LinkedHashSet<>(served.stream().map(Claim::order).toList());
        outbox.record(
                Orders.FAMILY,
                orders.stream().map(order -> release(head(heads, order), now)).toList());
    }

    private Outgoing release(OrderHead head, Instant now) {
        var remorse = network.findChannel(head.channel()).map(Channel::remorse).orElse(Duration.ZERO);
        var over = head.capturedAt().plus(remorse);
        return new ReleaseDue(head.id()).outgoing(ids, json, head.version() + 1, over.isAfter(now) ? over : now);
    }

    private static OrderHead head(Map<OrderId, OrderHead> heads, OrderId order) {
        return Objects.requireNonNull(heads.get(order), () -> "not locked: " + order);
    }

    private static InboundStore.Key key(Told told) {
        return new InboundStore.Key(told.change().node(), told.change().sku().client(), told.reference());
    }

    private static InboundStore.Key key(Inbound inbound) {
        return new InboundStore.Key(inbound.node(), inbound.sku().client(), inbound.id());
    }
}
