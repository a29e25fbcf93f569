package dev.dovetail.oms.sourcing;

import dev.dovetail.carriage.Rates;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.network.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything the choice looks at, at one moment. */
public record Snapshot(Map<Sku, List<Figure>> figures, List<Node> nodes, Rates rates) {

    /** What is left after an order took its allotments: how several orders are decided one after the other on the same figures. */
    public Snapshot after(Sourced sourced) {
        if (sourced.allotments().isEmpty()) return this;
        var left = new HashMap<>(figures);
        for (var allotment : sourced.allotments())
            left.computeIfPresent(
                    allotment.sku(),
                    (_, rows) -> rows.stream().map(row -> taken(row, allotment)).toList());
        return new Snapshot(left, nodes, rates);
    }

    private static Figure taken(Figure row, Sourced.Allotment allotment) {
        return row.node().equals(allotment.node()) ? row.reserving(allotment.quantity()) : row;
    }
}
