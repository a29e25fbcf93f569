package dev.dovetail.oms.inbounds;

import static java.util.stream.Collectors.groupingBy;

import dev.dovetail.carriage.Rates;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.sourcing.Snapshots;
import dev.dovetail.oms.sourcing.World;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Moves promises when an inbound is expected on another day. An order that waits for inbounds alone is promised the day its
 * last one could be there; one that has units from elsewhere too is never promised an earlier day than it was.
 */
@Component
class Redating {
    private final InboundStore store;
    private final Positions positions;
    private final Snapshots snapshots;

    Redating(InboundStore store, Positions positions, Snapshots snapshots) {
        this.store = store;
        this.positions = positions;
        this.snapshots = snapshots;
    }

    /** @param holders as they are under the pool's lock; {@code availability.holders-moved} where one is not locked */
    List<OrderChange> changes(
            Inbound moved, Collection<OrderId> holders, Map<OrderId, LockedOrder> locked, Cause cause) {
        if (!locked.keySet().containsAll(holders))
            throw new TryLater(
                    "availability.holders-moved", Duration.ofSeconds(1), "an order was promised some just now");
        var coming = positions.claims(holders).stream().filter(Claim::isComing).toList();
        var days = days(coming);
        var world = snapshots.world();
        var changes = new ArrayList<OrderChange>();
        coming.stream().collect(groupingBy(Claim::order)).forEach((id, claims) -> {
            var order = Objects.requireNonNull(locked.get(id));
            var fact = fact(order, claims, days, world, moved);
            if (fact != null) changes.add(new OrderChange(id, fact, cause));
        });
        changes.sort(java.util.Comparator.comparingLong(change -> change.order().value()));
        return changes;
    }

    private Map<InboundStore.Key, LocalDate> days(List<Claim> coming) {
        var days = new HashMap<InboundStore.Key, LocalDate>();
        for (var inbound : store.find(coming.stream().map(Redating::key).toList()))
            days.put(new InboundStore.Key(inbound.node(), inbound.sku().client(), inbound.id()), inbound.expectedOn());
        return days;
    }

    private static InboundStore.Key key(Claim claim) {
        return new InboundStore.Key(
                claim.node(),
                claim.sku().client(),
                claim.pool().substring(claim.pool().indexOf(':') + 1));
    }

    private static OrderFact.@org.jspecify.annotations.Nullable Repromised fact(
            LockedOrder order, List<Claim> claims, Map<InboundStore.Key, LocalDate> days, World world, Inbound moved) {
        var before = order.head().promisedOn();
        if (before == null) return null;
        LocalDate last = null;
        var zone = "UTC";
        for (var claim : claims) {
            var node = node(world, claim.node());
            var day = arrives(order.head(), node, Objects.requireNonNull(days.get(key(claim))), world);
            if (last != null && !day.isAfter(last)) continue;
            last = day;
            zone = node.calendar().zone().getId();
        }
        boolean earlier = last != null && last.isBefore(before);
        if (last == null || last.equals(before) || earlier && !waitsForThemAlone(order, claims)) return null;
        return new OrderFact.Repromised(
                last, zone, "the inbound " + moved.id() + " is expected on " + moved.expectedOn(), List.of());
    }

    private static boolean waitsForThemAlone(LockedOrder order, List<Claim> claims) {
        long goods = order.lines().stream()
                .filter(LockedOrder.Line::goods)
                .mapToLong(line ->
                        line.counters().of(Counter.ORDERED) - line.counters().of(Counter.CANCELLED))
                .sum();
        return goods == claims.stream().mapToLong(Claim::quantity).sum();
    }

    private static Node node(World world, NodeId id) {
        return world.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no node " + id));
    }

    private static LocalDate arrives(OrderHead head, Node node, LocalDate expected, World world) {
        var to = new Place(head.shipTo().lat(), head.shipTo().lon());
        var rate = Rates.reaching(
                world.rates().zones(head.service(), node.code()), node.at().kmTo(to));
        var calendar = node.calendar();
        var leaves = calendar.leavesOn(expected.atStartOfDay(calendar.zone()).toInstant());
        return calendar.arrivesOn(leaves, rate == null ? 0 : rate.transitDays());
    }
}
