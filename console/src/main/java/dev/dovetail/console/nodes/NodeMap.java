package dev.dovetail.console.nodes;

import dev.dovetail.console.drawing.Sheet;
import java.util.List;

/**
 * Nodes on a plain map.
 *
 * @param usa whether all of them lie in the contiguous US, whose shape is then drawn
 */
public record NodeMap(String viewBox, boolean usa, String size, List<Mark> marks) {
    public NodeMap {
        marks = List.copyOf(marks);
    }

    /** @param label the node's code; {@code left} where it must stand left of its mark to stay on the map */
    public record Mark(String code, String name, String state, String x, String y, String labelX, boolean left) {}

    static NodeMap of(List<NodesPage.Row> rows) {
        var sheet = Sheet.of(rows.stream().map(NodeMap::point).toList());
        return new NodeMap(
                sheet.viewBox(),
                sheet.usa(),
                Sheet.text(sheet.unit()),
                rows.stream().map(row -> mark(row, sheet)).toList());
    }

    private static Sheet.Point point(NodesPage.Row row) {
        return new Sheet.Point(row.node().at().lat(), row.node().at().lon());
    }

    private static Mark mark(NodesPage.Row row, Sheet sheet) {
        var at = point(row);
        double x = Sheet.x(at.lon());
        boolean left = sheet.atRight(at.lon());
        return new Mark(
                row.node().code(),
                row.node().name(),
                row.state(),
                Sheet.text(x),
                Sheet.text(Sheet.y(at.lat())),
                Sheet.text(left ? x - 2 * sheet.unit() : x + 2 * sheet.unit()),
                left);
    }
}
