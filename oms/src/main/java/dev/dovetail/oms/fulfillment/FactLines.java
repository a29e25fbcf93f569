package dev.dovetail.oms.fulfillment;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineMove;
import java.util.List;

/** What the lines of a node's fact are to an order: units, and moves from counter to counter. */
final class FactLines {
    private FactLines() {}

    static List<Units> units(List<NodeFact.Line> lines) {
        return lines.stream()
                .map(line -> new Units(line.line(), line.quantity()))
                .toList();
    }

    static List<LineMove> moves(List<NodeFact.Line> lines, Counter from, Counter to) {
        return lines.stream()
                .map(line -> new LineMove(line.line(), from, to, line.quantity()))
                .toList();
    }
}
