package dev.dovetail.console.plan;

import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.ways.Graph;
import dev.dovetail.wms.ways.Graph.Junction;
import dev.dovetail.wms.ways.Graph.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Where everything is on the sheet, in centimetres, the back of the building at the top. A bin lies beside its segment: left
 * as one looks away from the front, or right. How deep racks are nobody tells: they fill what the aisles leave. Pure.
 */
final class Ground {
    private static final double USUAL_PITCH_MM = 3_000;
    private static final double USUAL_CELL_MM = 1_200;
    private static final double DEEPEST_MM = 1_300;

    private final Map<String, Junction> junctions = new HashMap<>();
    private final Map<String, Segment> segments = new HashMap<>();
    private final double pitch;

    Ground(Graph graph) {
        graph.junctions().forEach(one -> junctions.put(one.code(), one));
        graph.segments().forEach(one -> segments.put(one.code(), one));
        var crosses = graph.segments().stream()
                .filter(one -> one.kind() == Segment.Kind.CROSS)
                .mapToInt(Segment::lengthMm)
                .sorted()
                .toArray();
        pitch = crosses.length == 0 ? USUAL_PITCH_MM : crosses[crosses.length / 2];
    }

    /** On the sheet. */
    record Point(long x, long y) {
        static Point of(double xMm, double yMm) {
            return new Point(Math.round(xMm / 10), Math.round(-yMm / 10));
        }

        @Override
        public String toString() {
            return x + "," + y;
        }
    }

    /** Bins at one place of the ground, one above the other or side by side. */
    record Cell(List<Point> corners, List<Location> bins) {
        String points() {
            return String.join(" ", corners.stream().map(Point::toString).toList());
        }
    }

    Point at(String junction) {
        var one = Objects.requireNonNull(junctions.get(junction));
        return Point.of(one.xMm(), one.yMm());
    }

    private record Row(String segment, boolean right) {}

    private record Place(Row row, int atMm) {}

    /** @param shelves by code */
    List<Cell> cells(Graph graph, Map<String, Location> shelves) {
        Map<Place, List<Location>> at = new LinkedHashMap<>();
        Map<Row, TreeSet<Integer>> rows = new HashMap<>();
        for (var stand : graph.stands()) {
            var shelf = shelves.get(stand.location());
            if (shelf == null) continue;
            var row = new Row(stand.segment(), "right".equals(shelf.side()));
            rows.computeIfAbsent(row, _ -> new TreeSet<>()).add(stand.atMm());
            at.computeIfAbsent(new Place(row, stand.atMm()), _ -> new ArrayList<>())
                    .add(shelf);
        }
        Map<Row, Double> widths = new HashMap<>();
        rows.forEach((row, ats) -> widths.put(row, width(ats)));
        return at.entrySet().stream()
                .map(one -> cell(one.getKey(), widths.getOrDefault(one.getKey().row(), USUAL_CELL_MM), one.getValue()))
                .toList();
    }

    /** The shortest step from one to the next. */
    private static double width(TreeSet<Integer> ats) {
        double least = Double.MAX_VALUE;
        Integer before = null;
        for (var at : ats) {
            if (before != null) least = Math.min(least, at - before);
            before = at;
        }
        return least == Double.MAX_VALUE ? USUAL_CELL_MM : Math.max(100, least);
    }

    private Cell cell(Place place, double width, List<Location> bins) {
        var segment = Objects.requireNonNull(segments.get(place.row().segment()));
        var a = Objects.requireNonNull(junctions.get(segment.from()));
        var b = Objects.requireNonNull(junctions.get(segment.to()));
        double dx = b.xMm() - a.xMm(), dy = b.yMm() - a.yMm();
        double length = Math.max(1, Math.hypot(dx, dy));
        double part = (double) place.atMm() / segment.lengthMm();
        boolean turned = dy < 0 || dy == 0 && dx < 0;
        double ux = (turned ? -dx : dx) / length, uy = (turned ? -dy : dy) / length;
        double side = place.row().right() ? 1 : -1;
        double depth = Math.min(DEEPEST_MM, pitch * 0.3);
        double off = pitch / 2 - depth / 2 - 30;
        double x = a.xMm() + part * dx + side * uy * off, y = a.yMm() + part * dy - side * ux * off;
        double along = width * 0.46, across = depth * 0.48;
        return new Cell(
                List.of(
                        corner(x, y, ux * -along + uy * across, uy * -along - ux * across),
                        corner(x, y, ux * along + uy * across, uy * along - ux * across),
                        corner(x, y, ux * along - uy * across, uy * along + ux * across),
                        corner(x, y, ux * -along - uy * across, uy * -along + ux * across)),
                bins);
    }

    private static Point corner(double x, double y, double dx, double dy) {
        return Point.of(x + dx, y + dy);
    }
}
