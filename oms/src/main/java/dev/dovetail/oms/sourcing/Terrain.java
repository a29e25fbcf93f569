package dev.dovetail.oms.sourcing;

import dev.dovetail.carriage.Rates;
import dev.dovetail.carriage.ZoneRate;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.network.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What can be worked out of nodes and rates without an order, once for all that are sourced in one world. */
final class Terrain {
    private static final double EARTH_KM = 6371.0088;

    private final List<Node> nodes;
    private final Rates rates;
    private final Map<Integer, Integer> index = new HashMap<>();
    private final double[] x, y, z;
    private final Map<String, List<List<ZoneRate>>> zones = new ConcurrentHashMap<>();
    private final Map<Expression, boolean[]> kept = new ConcurrentHashMap<>();

    Terrain(List<Node> nodes, Rates rates) {
        this.nodes = nodes;
        this.rates = rates;
        this.x = new double[nodes.size()];
        this.y = new double[nodes.size()];
        this.z = new double[nodes.size()];
        for (int i = 0; i < x.length; i++) {
            index.put(nodes.get(i).id().value(), i);
            var at = vector(nodes.get(i).at());
            x[i] = at[0];
            y[i] = at[1];
            z[i] = at[2];
        }
    }

    /** Where a node stands in the world's nodes, or -1. */
    int site(NodeId node) {
        return index.getOrDefault(node.value(), -1);
    }

    /** Great-circle distances of all nodes to a place, by the chord between the points, over the mean earth radius. */
    double[] km(Place place) {
        var to = vector(place);
        var km = new double[x.length];
        for (int i = 0; i < km.length; i++) {
            double dx = x[i] - to[0], dy = y[i] - to[1], dz = z[i] - to[2];
            km[i] = 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(dx * dx + dy * dy + dz * dz) / 2));
        }
        return km;
    }

    /** The zones of a service from each node, by site. Refuses {@code carriage.unknown-service}. */
    List<List<ZoneRate>> zones(String service) {
        var known = zones.get(service);
        if (known != null) return known;
        var made = nodes.stream().map(node -> rates.zones(service, node.code())).toList();
        zones.put(service, made);
        return made;
    }

    /** What a condition on nodes alone says of each, by site. */
    boolean[] kept(Expression condition) {
        return kept.computeIfAbsent(condition, this::ask);
    }

    private boolean[] ask(Expression condition) {
        var answers = new boolean[nodes.size()];
        for (int i = 0; i < answers.length; i++) answers[i] = condition.test(NodeTraits.of(nodes.get(i)));
        return answers;
    }

    private static double[] vector(Place at) {
        double lat = Math.toRadians(at.lat()), lon = Math.toRadians(at.lon());
        return new double[] {Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)};
    }
}
