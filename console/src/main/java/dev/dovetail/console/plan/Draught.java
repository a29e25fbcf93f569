package dev.dovetail.console.plan;

import static dev.dovetail.console.words.Words.say;

import dev.dovetail.console.plan.Ground.Cell;
import dev.dovetail.console.plan.Ground.Point;
import dev.dovetail.console.words.Figures;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.ways.Graph;
import dev.dovetail.wms.ways.Graph.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws a building. Pure. */
final class Draught {
    private static final long LEAST_MARGIN_CM = 150;

    private final Graph graph;
    private final Ground ground;
    private final Map<String, Location> shelves;
    private final List<Cell> cells;

    /** @param shelves by code, of the levels that are shown */
    Draught(Graph graph, Map<String, Location> shelves) {
        this.graph = graph;
        this.shelves = shelves;
        ground = new Ground(graph);
        cells = ground.cells(graph, shelves);
    }

    Shades shades(Figured figured, String layer) {
        if (layer.equals("full")) return Shades.percents();
        return Shades.of(cells.stream().mapToLong(cell -> figured.of(layer, cell.bins())));
    }

    Drawing draw(Figured figured, Shades shades, Asked asked) {
        var x = bounds(true);
        var y = bounds(false);
        long across = x.getMax() - x.getMin(), along = y.getMax() - y.getMin();
        long margin = Math.max(LEAST_MARGIN_CM, Math.max(across, along) / 16);
        long width = across + 2 * margin, height = along + 2 * margin;
        var box = "%d %d %d %d".formatted(x.getMin() - margin, y.getMin() - margin, width, height);
        return new Drawing(
                box,
                Math.max(width, height) / 100.0,
                width > height,
                lines(),
                arrows(),
                zones(),
                cells.stream().map(cell -> spot(cell, figured, shades, asked)).toList(),
                cells.stream().filter(Draught::blocked).map(Draught::cross).toList(),
                aisles(),
                stations());
    }

    private LongSummaryStatistics bounds(boolean across) {
        return Stream.concat(
                        graph.junctions().stream().map(one -> ground.at(one.code())),
                        cells.stream().flatMap(cell -> cell.corners().stream()))
                .mapToLong(point -> across ? point.x() : point.y())
                .summaryStatistics();
    }

    private List<Drawing.Line> lines() {
        return graph.segments().stream()
                .map(one -> {
                    var a = ground.at(one.from());
                    var b = ground.at(one.to());
                    return new Drawing.Line(one.kind().word(), a.x(), a.y(), b.x(), b.y());
                })
                .toList();
    }

    private List<Drawing.Arrow> arrows() {
        return graph.segments().stream()
                .filter(Segment::oneWay)
                .map(one -> {
                    var a = ground.at(one.from());
                    var b = ground.at(one.to());
                    long turn = Math.round(Math.toDegrees(Math.atan2(b.y() - a.y(), b.x() - a.x())));
                    return new Drawing.Arrow(
                            "translate(%d %d) rotate(%d)".formatted((a.x() + b.x()) / 2, (a.y() + b.y()) / 2, turn),
                            "M-40 -40L50 0L-40 40Z");
                })
                .toList();
    }

    private List<Drawing.Zone> zones() {
        Map<String, List<Point>> corners = new TreeMap<>();
        for (var cell : cells)
            for (var bin : cell.bins())
                if (bin.zone() != null)
                    corners.computeIfAbsent(bin.zone(), _ -> new ArrayList<>()).addAll(cell.corners());
        return corners.entrySet().stream()
                .map(zone -> {
                    var x = zone.getValue().stream().mapToLong(Point::x).summaryStatistics();
                    var y = zone.getValue().stream().mapToLong(Point::y).summaryStatistics();
                    return new Drawing.Zone(
                            zone.getKey(),
                            x.getMin() - 40,
                            y.getMin() - 40,
                            x.getMax() - x.getMin() + 80,
                            y.getMax() - y.getMin() + 80);
                })
                .toList();
    }

    private static Drawing.Spot spot(Cell cell, Figured figured, Shades shades, Asked asked) {
        var bins = cell.bins();
        var css = "s" + shades.of(figured.of(asked.layer(), bins))
                + (figured.found(bins) ? " lit" : "")
                + (bins.stream().anyMatch(one -> one.code().equals(asked.bin())) ? " chosen" : "");
        return new Drawing.Spot(bins.getFirst().code(), cell.points(), css, title(bins, figured, asked));
    }

    private static String title(List<Location> bins, Figured figured, Asked asked) {
        var first = bins.getFirst().code();
        var name = bins.size() == 1 ? first : say("plan.and-more", first, bins.size() - 1);
        var said = new StringBuilder(say("plan.title", name, Figures.number(figured.units(bins))));
        if (figured.measured(bins)) said.append(say("plan.title.full", figured.percent(bins)));
        if (asked.layer().equals("picks")) said.append(say("plan.title.picks", Figures.number(figured.picks(bins))));
        bins.stream()
                .filter(one -> one.blockedFor() != null)
                .forEach(one -> said.append(say("plan.title.blocked", one.blockedFor())));
        return said.toString();
    }

    private static boolean blocked(Cell cell) {
        return cell.bins().stream().anyMatch(one -> one.blockedFor() != null);
    }

    private static Drawing.Cross cross(Cell cell) {
        var at = cell.corners();
        return new Drawing.Cross("M%sL%sM%sL%s".formatted(at.get(0), at.get(2), at.get(1), at.get(3)));
    }

    /** The number of each aisle at its front end. */
    private List<Drawing.Label> aisles() {
        Map<String, Segment> segments =
                graph.segments().stream().collect(Collectors.toMap(Segment::code, one -> one, (a, _) -> a));
        Map<Integer, Point> front = new TreeMap<>();
        for (var stand : graph.stands()) {
            var shelf = shelves.get(stand.location());
            if (shelf == null || shelf.aisle() == null) continue;
            var segment = Objects.requireNonNull(segments.get(stand.segment()));
            for (var end : List.of(ground.at(segment.from()), ground.at(segment.to())))
                front.merge(shelf.aisle(), end, (a, b) -> a.y() >= b.y() ? a : b);
        }
        return front.entrySet().stream()
                .map(one -> new Drawing.Label(
                        one.getKey().toString(),
                        one.getValue().x(),
                        one.getValue().y()))
                .toList();
    }

    /** Those at one junction share a label. */
    private List<Drawing.Label> stations() {
        Map<String, List<String>> at = new LinkedHashMap<>();
        graph.stations()
                .forEach(one -> at.computeIfAbsent(one.junction(), _ -> new ArrayList<>())
                        .add(one.code()));
        Map<String, Point> points = new HashMap<>();
        at.keySet().forEach(junction -> points.put(junction, ground.at(junction)));
        return at.entrySet().stream()
                .map(one -> {
                    var point = Objects.requireNonNull(points.get(one.getKey()));
                    return new Drawing.Label(String.join(" · ", one.getValue()), point.x(), point.y());
                })
                .toList();
    }
}
