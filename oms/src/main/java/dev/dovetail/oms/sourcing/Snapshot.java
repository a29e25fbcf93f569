package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Drawn;
import dev.dovetail.oms.availability.Figure;
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
 */
public record Snapshot(Map<Sku, List<Figure>> figures, World world, Set<NodeId> avoided, Map<NodeDay, Integer> days) {
    public Snapshot {
        avoided = Set.copyOf(avoided);
        days = Map.copyOf(days);
    }

    public Snapshot(Map<Sku, List<Figure>> figures, World world) {
        this(figures, world, Set.of(), Map.of());
    }

    /** A day's work of a node. */
    public record NodeDay(NodeId node, LocalDate day) {}

    int taken(NodeId node, LocalDate day) {
        return days.isEmpty() ? 0 : days.getOrDefault(new NodeDay(node, day), 0);
    }

    /** The same moment with other figures. */
    public Snapshot having(Map<Sku, List<Figure>> others) {
        return new Snapshot(others, world, avoided, days);
    }

    /** The same moment, with these nodes out of the question. */
    public Snapshot avoiding(Set<NodeId> nodes) {
        return new Snapshot(figures, world, nodes, days);
    }

    /** What is left after an order of this channel took its allotments: how several orders are decided one after the other on the same figures. */
    public Snapshot after(Sourced sourced, String channel) {
        if (sourced.allotments().isEmpty()) return this;
        var left = new HashMap<>(figures);
        for (var a : sourced.allotments())
            left.computeIfPresent(
                    a.sku(),
                    (_, rows) -> Drawn.of(rows, a.node(), channel, a.quantity()).left());
        return having(left);
    }
}
