package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Figure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything the choice looks at, at one moment.
 *
 * @param avoided nodes that may not be chosen this time, because they gave these units back
 */
public record Snapshot(Map<Sku, List<Figure>> figures, World world, Set<NodeId> avoided) {
    public Snapshot {
        avoided = Set.copyOf(avoided);
    }

    public Snapshot(Map<Sku, List<Figure>> figures, World world) {
        this(figures, world, Set.of());
    }

    /** The same moment with other figures. */
    public Snapshot having(Map<Sku, List<Figure>> others) {
        return new Snapshot(others, world, avoided);
    }

    /** The same moment, with these nodes out of the question. */
    public Snapshot avoiding(Set<NodeId> nodes) {
        return new Snapshot(figures, world, nodes);
    }

    /** What is left after an order took its allotments: how several orders are decided one after the other on the same figures. */
    public Snapshot after(Sourced sourced) {
        if (sourced.allotments().isEmpty()) return this;
        var left = new HashMap<>(figures);
        for (var allotment : sourced.allotments())
            left.computeIfPresent(
                    allotment.sku(),
                    (_, rows) -> rows.stream().map(row -> taken(row, allotment)).toList());
        return having(left);
    }

    private static Figure taken(Figure row, Sourced.Allotment allotment) {
        return row.node().equals(allotment.node()) ? row.reserving(allotment.quantity()) : row;
    }
}
