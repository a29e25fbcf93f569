package dev.dovetail.oms.routing;

import dev.dovetail.oms.network.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds up which node's orders go where, by squares of a degree: a map of many orders, and nobody's door. */
final class Flows {
    private static final int MOST = 1_000;

    private final Map<Way, int[]> ways = new TreeMap<>(
            Comparator.comparing(Way::node).thenComparing(Way::lat).thenComparing(Way::lon));

    private record Way(String node, int lat, int lon) {}

    void add(Place to, Set<String> now, Set<String> then) {
        for (var node : now) at(node, to)[0]++;
        for (var node : then) at(node, to)[1]++;
    }

    private int[] at(String node, Place to) {
        var way = new Way(node, (int) Math.floor(to.lat()), (int) Math.floor(to.lon()));
        return ways.computeIfAbsent(way, _ -> new int[2]);
    }

    List<Comparison.Flow> list() {
        return ways.entrySet().stream()
                .map(e -> new Comparison.Flow(
                        e.getKey().node(),
                        e.getKey().lat() + 0.5,
                        e.getKey().lon() + 0.5,
                        e.getValue()[0],
                        e.getValue()[1]))
                .sorted(Comparator.comparingInt((Comparison.Flow flow) -> -Math.max(flow.now(), flow.then())))
                .limit(MOST)
                .toList();
    }
}
