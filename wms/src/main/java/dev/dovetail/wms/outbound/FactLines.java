package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Sums reports into the lines of one fact: one for each order line, by number. */
final class FactLines {
    private FactLines() {}

    static <T> List<NodeFact.Line> of(List<T> reports, Function<T, PickLine> line, ToLongFunction<T> quantity) {
        Map<Integer, NodeFact.Line> lines = new TreeMap<>();
        for (var report : reports) {
            var pick = line.apply(report);
            var one = new NodeFact.Line(
                    pick.line(), pick.sku().client(), pick.sku().code(), quantity.applyAsLong(report));
            lines.merge(pick.line(), one, FactLines::sum);
        }
        return new ArrayList<>(lines.values());
    }

    private static NodeFact.Line sum(NodeFact.Line one, NodeFact.Line other) {
        return new NodeFact.Line(one.line(), one.client(), one.sku(), one.quantity() + other.quantity());
    }
}
