package dev.dovetail.wms.layout;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.ways.Fault;
import dev.dovetail.wms.ways.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Reads a building from a CSV file: docs/warehouse.md has its columns. Each line that is wrong is named. Pure. */
final class LayoutFile {
    private static final int SHOWN = 50;

    private final List<Graph.Junction> junctions = new ArrayList<>();
    private final List<Graph.Segment> segments = new ArrayList<>();
    private final List<Graph.Station> stations = new ArrayList<>();
    private final List<Graph.Stand> stands = new ArrayList<>();
    private final List<PlannedLocation> locations = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Wrong> wrong = new ArrayList<>();

    /** @param line 1 is the head; 0 stands for the file; @param fault a stable word */
    record Wrong(int line, String fault, String code, String detail) {}

    /** What a file describes. */
    record Read(List<PlannedLocation> locations, Graph graph) {}

    private LayoutFile() {}

    /** Refused as {@code layout.file} (422) with all that is wrong; @param faults what is wrong with a graph */
    static Read of(String text, Function<Graph, List<Fault>> faults) {
        var file = new LayoutFile();
        for (var line : CsvLines.of(text, file.wrong)) file.line(line);
        var graph = new Graph(file.junctions, file.segments, file.stations, file.stands);
        file.limits(graph);
        if (file.wrong.isEmpty()) faults.apply(graph).forEach(file::add);
        if (!file.wrong.isEmpty()) throw file.refused();
        return new Read(file.locations, graph);
    }

    private void line(CsvLines.Line line) {
        try {
            var code = line.code();
            var record = line.get("record");
            if (!codes.add(record + ":" + code))
                throw line.no(
                        "duplicate", "each code once; it is on line " + lines.get(record + ":" + code) + " as well");
            lines.put(record + ":" + code, line.number());
            switch (record) {
                case "junction" ->
                    junctions.add(new Graph.Junction(code, line.coordinate("x_mm"), line.coordinate("y_mm")));
                case "segment" -> segments.add(segment(line));
                case "station" ->
                    stations.add(
                            new Graph.Station(code, line.word("kind", Graph.Station.Kind.class), line.get("junction")));
                case "location" -> location(line);
                default -> throw line.no("unknown-record", "junction, segment, station or location");
            }
        } catch (CsvLines.Bad bad) {
            wrong.add(bad.wrong());
        } catch (Malformed malformed) {
            wrong.add(new Wrong(line.number(), malformed.code(), line.get("code"), malformed.detail()));
        }
    }

    private static Graph.Segment segment(CsvLines.Line line) {
        return new Graph.Segment(
                line.code(),
                line.word("kind", Graph.Segment.Kind.class),
                line.get("from"),
                line.get("to"),
                line.number("length_mm", 1, Graph.FARTHEST_MM),
                line.yes("one_way"));
    }

    private void location(CsvLines.Line line) {
        var level = line.findNumber("level");
        var planned = new LocationBody(
                        line.code(),
                        line.get("kind"),
                        line.find("zone"),
                        line.findNumber("aisle"),
                        line.findNumber("bay"),
                        level,
                        line.find("side"),
                        line.findNumber("width_mm"),
                        line.findNumber("depth_mm"),
                        line.findNumber("height_mm"),
                        line.findNumber("weight_limit_g"))
                .planned("");
        if (line.find("segment") != null)
            stands.add(new Graph.Stand(
                    line.code(),
                    line.get("segment"),
                    line.number("at_mm", 0, Graph.FARTHEST_MM),
                    level == null ? 1 : level));
        else if (planned.kind().shelf()) throw line.no("missing", "a bin stands on a segment: segment and at_mm");
        locations.add(planned);
    }

    private void limits(Graph graph) {
        most("junctions", graph.junctions(), Graph.MOST_JUNCTIONS);
        most("segments", graph.segments(), Graph.MOST_SEGMENTS);
        most("stations", graph.stations(), Graph.MOST_STATIONS);
        most("locations", locations, LayoutBody.MOST);
    }

    private void most(String what, List<?> rows, int most) {
        if (rows.size() > most) wrong.add(new Wrong(0, "too-many", "", "at most " + most + " " + what));
    }

    private void add(Fault fault) {
        int line = Objects.requireNonNullElse(lines.get(fault.on() + ":" + fault.code()), 0);
        wrong.add(new Wrong(line, fault.fault(), fault.code(), fault.detail()));
    }

    private Refused refused() {
        var sorted = wrong.stream()
                .sorted(java.util.Comparator.comparingInt(Wrong::line))
                .toList();
        var shown = sorted.subList(0, Math.min(SHOWN, sorted.size()));
        return new Refused(
                Refused.Kind.UNPROCESSABLE,
                new Refusal("layout.file", Map.of("wrong", sorted.size(), "lines", List.copyOf(shown))));
    }
}
