package dev.dovetail.oms.scores;

import dev.dovetail.carriage.Rates;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.sourcing.World;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By when an order will be there, as things stand: by the calendars and transit times that promises are made of. Pure. */
final class Outlook {
    private final World world;
    private final Instant now;

    Outlook(World world, Instant now) {
        this.world = world;
        this.now = now;
    }

    /**
     * @param overdue whether some work should have left by now
     * @param next when the first of what nodes still hold should have left; null where nothing is left
     */
    record Expected(
            LocalDate on,
            String zone,
            boolean overdue,
            @Nullable Instant next) {}

    /**
     * The day on which the last of it arrives.
     *
     * @param left when the last parcel left each node
     * @param given when each node that still has work of it was given that
     * @param holding nodes that hold units of it
     * @return null where nothing of it left or is held anywhere
     */
    @Nullable
    Expected of(OrderHead head, Map<NodeId, Instant> left, Map<NodeId, Instant> given, Collection<NodeId> holding) {
        Expected last = null;
        boolean overdue = false;
        Instant next = null;
        for (var entry : left.entrySet()) {
            var node = node(entry.getKey());
            if (node == null) continue;
            var day = entry.getValue().atZone(node.calendar().zone()).toLocalDate();
            last = later(last, arrives(head, node, day), node);
        }
        for (var id : holding) {
            var node = node(id);
            if (node == null) continue;
            var since = given.get(id);
            var planned = node.calendar().leavesOn(since == null ? now : since);
            boolean late = !now.isBefore(node.calendar().shipBy(planned));
            overdue |= late && since != null;
            var leaves = late ? node.calendar().leavesOn(now) : planned;
            var by = node.calendar().shipBy(leaves);
            if (next == null || by.isBefore(next)) next = by;
            last = later(last, arrives(head, node, leaves), node);
        }
        return last == null ? null : new Expected(last.on(), last.zone(), overdue, next);
    }

    private static Expected later(@Nullable Expected last, LocalDate day, Node node) {
        return last != null && !day.isAfter(last.on())
                ? last
                : new Expected(day, node.calendar().zone().getId(), false, null);
    }

    private @Nullable Node node(NodeId id) {
        return world.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private LocalDate arrives(OrderHead head, Node node, LocalDate leaves) {
        if (head.pickup() != null) return node.calendar().arrivesOn(leaves, 0);
        var to = new Place(head.shipTo().lat(), head.shipTo().lon());
        var rate = Rates.reaching(
                world.rates().zones(head.service(), node.code()), node.at().kmTo(to));
        return node.calendar().arrivesOn(leaves, rate == null ? 0 : rate.transitDays());
    }
}
