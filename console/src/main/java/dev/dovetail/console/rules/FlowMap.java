package dev.dovetail.console.rules;

import dev.dovetail.console.drawing.Sheet;
import dev.dovetail.oms.routing.Comparison;
import java.util.List;

/**
 * Nodes and orders on a map: nodes as large as their load, lines to where their orders go, and the orders that would move.
 *
 * @param now lines by the rules in force; {@code then} by the others; {@code moved} of orders that would ship from elsewhere
 */
public record FlowMap(Sheet sheet, List<Mark> marks, List<Line> now, List<Line> then, List<Line> moved) {
    private static final List<String> VIEWS = List.of("moved", "now", "then");

    /** @param kind {@code flow}, {@code left} of a node it would no longer ship from, {@code taken} of one it would */
    public record Line(String kind, String x1, String y1, String x2, String y2, String width, String told) {}

    /** A node. @param now the radius by the rules in force; @param left where its name must stand left of it */
    public record Mark(
            String code, String told, String x, String y, String now, String then, String label, boolean left) {}

    /** The known word for a view. */
    static String view(String asked) {
        return VIEWS.contains(asked) ? asked : VIEWS.getFirst();
    }

    public static List<String> views() {
        return VIEWS;
    }

    public List<Line> lines(String view) {
        return switch (view) {
            case "now" -> now;
            case "then" -> then;
            default -> moved;
        };
    }

    static FlowMap of(Comparison c) {
        return new FlowDrawing(c).map();
    }
}
