package dev.dovetail.wms.ways;

import dev.dovetail.wms.ways.Graph.Junction;
import dev.dovetail.wms.ways.Graph.Segment;
import dev.dovetail.wms.ways.Graph.Stand;
import dev.dovetail.wms.ways.Graph.Station;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Looks for everything that is wrong with a graph. Pure. */
final class GraphFaults {
    private final Graph graph;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Junction> junctions;
    private final Map<String, Segment> segments;

    private GraphFaults(Graph graph) {
        this.graph = graph;
        junctions = keyed("junction", graph.junctions(), Junction::code);
        segments = keyed("segment", graph.segments(), Segment::code);
        keyed("station", graph.stations(), Station::code);
        keyed("location", graph.stands(), Stand::location);
    }

    static List<Fault> of(Graph graph) {
        var look = new GraphFaults(graph);
        graph.segments().forEach(look::segment);
        graph.stations().forEach(look::station);
        graph.stands().forEach(look::stand);
        if (look.faults.isEmpty()) look.reach();
        return look.faults;
    }

    private <T> Map<String, T> keyed(String on, List<T> all, Function<T, String> code) {
        Map<String, T> keyed = new HashMap<>();
        for (var one : all)
            if (keyed.putIfAbsent(code.apply(one), one) != null)
                add(on, code.apply(one), "duplicate", "each code once");
        return keyed;
    }

    private void segment(Segment one) {
        known(one.from(), "segment", one.code());
        known(one.to(), "segment", one.code());
        if (one.from().equals(one.to()))
            add("segment", one.code(), "loop", "a segment joins two junctions, not " + one.from() + " with itself");
        if (one.lengthMm() < 1 || one.lengthMm() > Graph.FARTHEST_MM)
            add("segment", one.code(), "out-of-range", "a length of 1 to 10,000,000 mm");
    }

    private void station(Station one) {
        known(one.junction(), "station", one.code());
    }

    private void stand(Stand one) {
        var segment = segments.get(one.segment());
        if (segment == null) add("location", one.location(), "unknown-segment", one.segment() + " is no segment");
        else if (one.atMm() < 0 || one.atMm() > segment.lengthMm())
            add("location", one.location(), "out-of-range", "a place at 0 to " + segment.lengthMm() + " mm");
        if (one.level() < 0 || one.level() > 9999)
            add("location", one.location(), "out-of-range", "a level of 0 to 9999");
    }

    private void known(String junction, String on, String code) {
        if (!junctions.containsKey(junction)) add(on, code, "unknown-junction", junction + " is no junction");
    }

    /** Each segment can be walked to from the first start, and back; then so can all that stands on one. */
    private void reach() {
        var start = graph.stations().stream()
                .filter(one -> one.kind() == Station.Kind.START)
                .findFirst();
        if (start.isEmpty()) {
            add("station", "", "no-start", "a station of the kind start, from which all is walked to");
            return;
        }
        var out = from(start.get().junction(), true);
        var back = from(start.get().junction(), false);
        Set<String> lost = new HashSet<>();
        for (var one : graph.segments())
            if (!touched(one.from(), one.to(), one, out) || !touched(one.to(), one.from(), one, back))
                lost.add(one.code());
        var possible = "a way from " + start.get().code() + " and back";
        for (var one : graph.stands())
            if (lost.contains(one.segment())) add("location", one.location(), "unreachable", possible);
        for (var code : lost) add("segment", code, "unreachable", possible);
        for (var one : graph.stations())
            if (!out.contains(one.junction()) || !back.contains(one.junction()))
                add("station", one.code(), "unreachable", possible);
    }

    /** Whether the segment's end is among the junctions, or its other end where it may be walked both ways. */
    private static boolean touched(String end, String other, Segment one, Set<String> junctions) {
        return junctions.contains(end) || !one.oneWay() && junctions.contains(other);
    }

    private Set<String> from(String start, boolean forward) {
        Map<String, List<String>> next = new HashMap<>();
        for (var one : graph.segments()) {
            var a = forward ? one.from() : one.to();
            var b = forward ? one.to() : one.from();
            next.computeIfAbsent(a, _ -> new ArrayList<>()).add(b);
            if (!one.oneWay()) next.computeIfAbsent(b, _ -> new ArrayList<>()).add(a);
        }
        Set<String> seen = new HashSet<>(Set.of(start));
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty())
            for (var other : next.getOrDefault(open.remove(), List.of())) if (seen.add(other)) open.add(other);
        return seen;
    }

    private void add(String on, String code, String fault, String detail) {
        faults.add(new Fault(on, code, fault, detail));
    }
}
