package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Sums what was told one after another into the lines of one fact: one for each order line, by number. */
final class FactLines {
    private FactLines() {}

    static List<NodeFact.Line> summed(Collection<NodeFact.Line> told) {
        var lines = new TreeMap<Integer, NodeFact.Line>();
        for (var one : told) lines.merge(one.line(), one, FactLines::sum);
        return List.copyOf(lines.values());
    }

    private static NodeFact.Line sum(NodeFact.Line one, NodeFact.Line other) {
        return new NodeFact.Line(one.line(), one.client(), one.sku(), one.quantity() + other.quantity());
    }
}
