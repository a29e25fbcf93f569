package dev.dovetail.console.nodes;

import dev.dovetail.oms.network.Node;
import java.util.List;
import java.util.Locale;

/**
 * Nodes on a plain map, a degree of longitude 4/3 wide and one of latitude 5/3 high: about right at 38 degrees north.
 *
 * @param usa whether all of them lie in the contiguous US, whose shape is then drawn
 */
public record NodeMap(String viewBox, boolean usa, String size, List<Mark> marks) {
    private static final double WEST = -125.5;
    private static final double NORTH = 50;
    private static final double WIDTH = 80;
    private static final double HEIGHT = 44;

    public NodeMap {
        marks = List.copyOf(marks);
    }

    /** @param label the node's code; {@code left} where it must stand left of its mark to stay on the map */
    public record Mark(String code, String name, String state, String x, String y, String labelX, boolean left) {}

    static NodeMap of(List<NodesPage.Row> rows) {
        boolean usa = rows.stream().allMatch(row -> inside(row.node()));
        double minX = 0, minY = 0, width = WIDTH, height = HEIGHT;
        if (!usa) {
            minX = rows.stream().mapToDouble(row -> x(row.node())).min().orElse(0);
            minY = rows.stream().mapToDouble(row -> y(row.node())).min().orElse(0);
            width = rows.stream().mapToDouble(row -> x(row.node())).max().orElse(0) - minX;
            height = rows.stream().mapToDouble(row -> y(row.node())).max().orElse(0) - minY;
            double margin = Math.max(4, Math.max(width, height) / 8);
            minX -= margin;
            minY -= margin;
            width += 2 * margin;
            height += 2 * margin;
        }
        double unit = width / WIDTH;
        double right = minX + width * 0.85;
        var marks = rows.stream().map(row -> mark(row, unit, right)).toList();
        return new NodeMap(
                text(minX - 1) + " " + text(minY - 1) + " " + text(width + 2) + " " + text(height + 2),
                usa,
                text(unit),
                marks);
    }

    private static Mark mark(NodesPage.Row row, double unit, double right) {
        double x = x(row.node()), y = y(row.node());
        boolean left = x > right;
        return new Mark(
                row.node().code(),
                row.node().name(),
                row.state(),
                text(x),
                text(y),
                text(left ? x - 2 * unit : x + 2 * unit),
                left);
    }

    private static boolean inside(Node node) {
        double x = x(node), y = y(node);
        return x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT;
    }

    private static double x(Node node) {
        return (node.at().lon() - WEST) / 0.75;
    }

    private static double y(Node node) {
        return (NORTH - node.at().lat()) / 0.6;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
