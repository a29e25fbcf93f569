package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Drawn;
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

    /** The same moment as one channel sees it: of each node, the pools that it may claim. */
    Snapshot forChannel(String channel) {
        var seen = new HashMap<Sku, List<Figure>>();
        figures.forEach((sku, rows) -> seen.put(
                sku, rows.stream().filter(row -> row.claimableBy(channel)).toList()));
        return having(seen);
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
