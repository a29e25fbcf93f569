package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Drawn;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.capacity.NodeDay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything the choice looks at, at one moment.
 *
 * @param avoided nodes that may not be chosen this time, because they gave these units back
 * @param days how many orders are promised to leave each node on a day, where somebody counts
 * @param stale nodes that do not sell a SKU over a channel now, because their feeds are late or empty
 */
public record Snapshot(
        Map<Sku, List<Figure>> figures,
        World world,
        Set<NodeId> avoided,
        Map<NodeDay, Integer> days,
        Map<String, Map<Sku, Set<NodeId>>> stale) {
    public Snapshot {
        avoided = Set.copyOf(avoided);
        days = Map.copyOf(days);
        stale = Map.copyOf(stale);
    }

    public Snapshot(Map<Sku, List<Figure>> figures, World world) {
        this(figures, world, Set.of(), Map.of(), Map.of());
    }

    /** The nodes that do not sell the SKU over the channel now. */
    public Set<NodeId> stale(String channel, Sku sku) {
        return stale.isEmpty()
                ? Set.of()
                : stale.getOrDefault(channel, Map.of()).getOrDefault(sku, Set.of());
    }

    /** The same moment under other rules. */
    public Snapshot in(World other) {
        return new Snapshot(figures, other, avoided, days, stale);
    }

    public int taken(NodeId node, LocalDate day) {
        return days.isEmpty() ? 0 : days.getOrDefault(new NodeDay(node, day), 0);
    }

    /** The same moment with other figures. */
    public Snapshot having(Map<Sku, List<Figure>> others) {
        return new Snapshot(others, world, avoided, days, stale);
    }

    /** The same moment, with so many orders promised for the days of nodes. */
    public Snapshot counting(Map<NodeDay, Integer> others) {
        return others.isEmpty() ? this : new Snapshot(figures, world, avoided, others, stale);
    }

    /** The same moment, with these nodes out of the question. */
    public Snapshot avoiding(Set<NodeId> nodes) {
        return new Snapshot(figures, world, nodes, days, stale);
    }

    /** What is left after an order of this channel took its allotments: how several orders are decided one after the other on the same figures. */
    public Snapshot after(Sourced sourced, String channel) {
        if (sourced.allotments().isEmpty()) return this;
        var left = new HashMap<>(figures);
        for (var a : sourced.allotments())
            a.goods()
                    .forEach((sku, units) -> left.computeIfPresent(
                            sku,
                            (_, rows) ->
                                    Drawn.of(rows, a.node(), channel, units).left()));
        return having(left);
    }
}
