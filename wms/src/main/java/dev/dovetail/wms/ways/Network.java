package dev.dovetail.wms.ways;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A graph made ready for walking. Distances are exact: Dijkstra's algorithm over the junctions, from each at most once
 * for as long as the graph stands.
 */
final class Network {
    static final long FAR = Long.MAX_VALUE / 4;

    private final Graph graph;
    private final Map<String, Integer> junctions = new HashMap<>();
    private final Map<String, Spot> spots = new HashMap<>();
    private final List<List<Edge>> edges = new ArrayList<>();
    private final AtomicReferenceArray<@Nullable Tree> trees;

    Network(Graph graph) {
        this.graph = graph;
        for (var one : graph.junctions()) {
            junctions.put(one.code(), junctions.size());
            edges.add(new ArrayList<>());
        }
        trees = new AtomicReferenceArray<>(junctions.size());
        Map<String, Graph.Segment> segments = new HashMap<>();
        for (var one : graph.segments()) {
            segments.put(one.code(), one);
            edges.get(at(one.from())).add(new Edge(at(one.to()), one.lengthMm()));
            if (!one.oneWay()) edges.get(at(one.to())).add(new Edge(at(one.from()), one.lengthMm()));
        }
        for (var one : graph.junctions()) spots.put(one.code(), new Spot(at(one.code()), null, 0, 1));
        for (var one : graph.stations()) spots.put(one.code(), new Spot(at(one.junction()), null, 0, 1));
        for (var one : graph.stands()) {
            var segment = segments.get(one.segment());
            if (segment != null) spots.put(one.location(), new Spot(-1, segment, one.atMm(), Math.max(1, one.level())));
        }
    }

    private record Edge(int to, int mm) {}

    private record Tree(long[] mm, int[] before) {}

    /** A junction, or a point on a segment. */
    record Spot(int junction, Graph.@Nullable Segment segment, int atMm, int level) {}

    /** Through a junction at this cost. */
    private record Door(int junction, long mm) {}

    Graph graph() {
        return graph;
    }

    int at(String junction) {
        return junctions.getOrDefault(junction, -1);
    }

    /** What has this code: a location, else a station, else a junction; null where nothing has. */
    @Nullable
    Spot spot(String code) {
        return spots.get(code);
    }

    long mm(int from, int to) {
        return tree(from).mm()[to];
    }

    /** Far where there is no way. */
    long mm(Spot from, Spot to) {
        long best = along(from, to);
        for (var out : out(from))
            for (var in : in(to)) best = Math.min(best, out.mm() + mm(out.junction(), in.junction()) + in.mm());
        return Math.min(best, FAR);
    }

    /** The junctions on the shortest way, in order; empty where it stays on one segment. */
    List<Integer> through(Spot from, Spot to) {
        long best = along(from, to);
        List<Integer> way = List.of();
        for (var out : out(from))
            for (var in : in(to)) {
                long mm = out.mm() + mm(out.junction(), in.junction()) + in.mm();
                if (mm >= best) continue;
                best = mm;
                way = path(out.junction(), in.junction());
            }
        return way;
    }

    private List<Integer> path(int from, int to) {
        var before = tree(from).before();
        List<Integer> path = new ArrayList<>();
        for (int at = to; at >= 0; at = before[at]) path.add(at);
        return path.reversed();
    }

    private static long along(Spot from, Spot to) {
        var segment = from.segment();
        if (segment == null
                || to.segment() == null
                || !segment.code().equals(to.segment().code())) return FAR;
        return segment.oneWay() && to.atMm() < from.atMm() ? FAR : Math.abs(to.atMm() - from.atMm());
    }

    private List<Door> out(Spot spot) {
        var segment = spot.segment();
        if (segment == null) return List.of(new Door(spot.junction(), 0));
        var ahead = new Door(at(segment.to()), segment.lengthMm() - spot.atMm());
        return segment.oneWay() ? List.of(ahead) : List.of(ahead, new Door(at(segment.from()), spot.atMm()));
    }

    private List<Door> in(Spot spot) {
        var segment = spot.segment();
        if (segment == null) return List.of(new Door(spot.junction(), 0));
        var ahead = new Door(at(segment.from()), spot.atMm());
        return segment.oneWay()
                ? List.of(ahead)
                : List.of(ahead, new Door(at(segment.to()), segment.lengthMm() - spot.atMm()));
    }

    private Tree tree(int from) {
        var tree = trees.get(from);
        if (tree == null) {
            tree = grow(from);
            trees.set(from, tree);
        }
        return tree;
    }

    private Tree grow(int from) {
        var mm = new long[edges.size()];
        var before = new int[edges.size()];
        Arrays.fill(mm, FAR);
        Arrays.fill(before, -1);
        mm[from] = 0;
        record Open(int junction, long mm) {}
        var open = new PriorityQueue<>(Comparator.comparingLong(Open::mm));
        open.add(new Open(from, 0));
        for (var near = open.poll(); near != null; near = open.poll()) {
            if (near.mm() > mm[near.junction()]) continue;
            for (var edge : edges.get(near.junction())) {
                long there = near.mm() + edge.mm();
                if (there >= mm[edge.to()]) continue;
                mm[edge.to()] = there;
                before[edge.to()] = near.junction();
                open.add(new Open(edge.to(), there));
            }
        }
        return new Tree(mm, before);
    }
}
