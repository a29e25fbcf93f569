package dev.dovetail.wms.ways;

import dev.dovetail.wms.ways.Graph.Segment;
import dev.dovetail.wms.ways.Graph.Stand;
import dev.dovetail.wms.ways.Graph.Station;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** In which order places are walked to, by shortest ways. Pure. */
final class Walks {
    private Walks() {}

    /** Each location once: from the start always on to the segment whose end is nearest, along it, and on from there. */
    static List<String> all(Network network) {
        Map<String, List<Stand>> on = new HashMap<>();
        for (var one : network.graph().stands())
            on.computeIfAbsent(one.segment(), _ -> new ArrayList<>()).add(one);
        Set<Segment> left = new LinkedHashSet<>();
        for (var one : network.graph().segments()) if (on.containsKey(one.code())) left.add(one);
        List<String> walked = new ArrayList<>();
        int here = station(network, Station.Kind.START).map(network::at).orElse(0);
        while (!left.isEmpty()) {
            var next = nearest(network, here, left);
            left.remove(next.segment());
            var order = Comparator.comparingInt(Stand::atMm);
            on.getOrDefault(next.segment().code(), List.of()).stream()
                    .sorted((next.back() ? order.reversed() : order)
                            .thenComparingInt(Stand::level)
                            .thenComparing(Stand::location))
                    .forEach(one -> walked.add(one.location()));
            here = network.at(
                    next.back() ? next.segment().from() : next.segment().to());
        }
        return walked;
    }

    private record Next(Segment segment, boolean back, long mm) {}

    private static Next nearest(Network network, int here, Set<Segment> left) {
        Next best = null;
        for (var one : left) {
            var ahead = new Next(one, false, network.mm(here, network.at(one.from())));
            if (best == null || ahead.mm() < best.mm()) best = ahead;
            var back = new Next(one, true, network.mm(here, network.at(one.to())));
            if (!one.oneWay() && back.mm() < best.mm()) best = back;
        }
        return Objects.requireNonNull(best);
    }

    /**
     * The stops of one trip from the start to the pack station: as they are given, or always the nearest next, whichever is
     * shorter. A stop that stands nowhere comes last.
     */
    static List<String> trip(Network network, List<String> stops) {
        List<String> known =
                stops.stream().filter(one -> network.spot(one) != null).toList();
        var near = nearestNext(network, known);
        List<String> order = new ArrayList<>(mm(network, near) < mm(network, known) ? near : known);
        stops.stream().filter(one -> network.spot(one) == null).forEach(order::add);
        return order;
    }

    /** How far it is from the start over all stops to the pack station. */
    static long mm(Network network, List<String> stops) {
        long mm = 0;
        var here = spot(network, Station.Kind.START);
        for (var stop : stops) {
            var there = Objects.requireNonNull(network.spot(stop));
            mm += here == null ? 0 : network.mm(here, there);
            here = there;
        }
        var end = spot(network, Station.Kind.PACK);
        return mm + (here == null || end == null ? 0 : network.mm(here, end));
    }

    private static List<String> nearestNext(Network network, List<String> stops) {
        List<String> left = new ArrayList<>(stops);
        List<String> order = new ArrayList<>();
        var here = spot(network, Station.Kind.START);
        while (!left.isEmpty()) {
            int best = 0;
            long least = Network.FAR;
            for (int i = 0; here != null && i < left.size(); i++) {
                long mm = network.mm(here, Objects.requireNonNull(network.spot(left.get(i))));
                if (mm < least) {
                    least = mm;
                    best = i;
                }
            }
            order.add(left.remove(best));
            here = network.spot(order.getLast());
        }
        return order;
    }

    private static Network.@org.jspecify.annotations.Nullable Spot spot(Network network, Station.Kind kind) {
        return station(network, kind).map(network::spot).orElse(null);
    }

    /** The junction of the first station of the kind. */
    private static java.util.Optional<String> station(Network network, Station.Kind kind) {
        return network.graph().stations().stream()
                .filter(one -> one.kind() == kind)
                .map(Station::junction)
                .findFirst();
    }
}
