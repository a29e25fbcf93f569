package dev.dovetail.wms.ways;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.wms.ways.Graph.Junction;
import dev.dovetail.wms.ways.Graph.Segment;
import dev.dovetail.wms.ways.Graph.Stand;
import dev.dovetail.wms.ways.Graph.Station;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Against every way that visits no junction twice, tried one by one. */
class NetworkTest {
    @Property(tries = 300)
    void the_shortest_way_is_the_shortest_of_all_ways(@ForAll long seed) {
        var graph = random(new Random(seed));
        var network = new Network(graph);

        for (var a : graph.stands())
            for (var b : graph.stands()) {
                long brute = brute(graph, a, b);
                assertThat(network.mm(network.spot(a.location()), network.spot(b.location())))
                        .as("%s to %s in %s", a, b, graph)
                        .isEqualTo(brute);
                if (brute < Network.FAR)
                    assertThat(drawnLength(network, graph, a, b)).isEqualTo(brute);
            }
    }

    @Property(tries = 100)
    void a_trip_visits_each_stop_once_and_is_never_longer_than_the_list_it_was_given(@ForAll long seed) {
        var random = new Random(seed);
        var graph = random(random);
        var network = new Network(graph);
        var stops = graph.stands().stream().map(Stand::location).toList();

        var trip = Walks.trip(network, stops);

        assertThat(trip).containsExactlyInAnyOrderElementsOf(stops);
        assertThat(Walks.mm(network, trip)).isLessThanOrEqualTo(Walks.mm(network, stops));
        assertThat(Walks.all(network)).containsExactlyInAnyOrderElementsOf(stops);
    }

    /** Adds up the segments between the junctions that the way names. */
    private static long drawnLength(Network network, Graph graph, Stand a, Stand b) {
        var through = network.through(network.spot(a.location()), network.spot(b.location()));
        if (through.isEmpty()) return Math.abs(a.atMm() - b.atMm());
        var codes = through.stream().map(at -> graph.junctions().get(at).code()).toList();
        long mm = leave(graph, a, codes.getFirst()) + enter(graph, b, codes.getLast());
        for (int i = 1; i < codes.size(); i++) mm += step(graph, codes.get(i - 1), codes.get(i));
        return mm;
    }

    private static long brute(Graph graph, Stand a, Stand b) {
        long best = Network.FAR;
        var segment = segment(graph, a);
        if (a.segment().equals(b.segment()) && (!segment.oneWay() || b.atMm() >= a.atMm()))
            best = Math.abs(a.atMm() - b.atMm());
        for (var junction : graph.junctions()) {
            long out = leave(graph, a, junction.code());
            if (out < Network.FAR) best = Math.min(best, out + onward(graph, junction.code(), b, new HashSet<>()));
        }
        return best;
    }

    private static long onward(Graph graph, String at, Stand goal, Set<String> seen) {
        long best = enter(graph, goal, at);
        seen.add(at);
        for (var next : graph.junctions())
            if (!seen.contains(next.code()) && step(graph, at, next.code()) < Network.FAR)
                best = Math.min(best, step(graph, at, next.code()) + onward(graph, next.code(), goal, seen));
        seen.remove(at);
        return Math.min(best, Network.FAR);
    }

    private static long step(Graph graph, String a, String b) {
        return graph.segments().stream()
                .filter(one -> one.from().equals(a) && one.to().equals(b)
                        || !one.oneWay() && one.from().equals(b) && one.to().equals(a))
                .mapToLong(Segment::lengthMm)
                .min()
                .orElse(Network.FAR);
    }

    private static long leave(Graph graph, Stand stand, String junction) {
        var on = segment(graph, stand);
        if (on.to().equals(junction)) return on.lengthMm() - stand.atMm();
        return on.from().equals(junction) && !on.oneWay() ? stand.atMm() : Network.FAR;
    }

    private static long enter(Graph graph, Stand stand, String junction) {
        var on = segment(graph, stand);
        if (on.from().equals(junction)) return stand.atMm();
        return on.to().equals(junction) && !on.oneWay() ? on.lengthMm() - stand.atMm() : Network.FAR;
    }

    private static Segment segment(Graph graph, Stand stand) {
        return graph.segments().stream()
                .filter(one -> one.code().equals(stand.segment()))
                .findFirst()
                .orElseThrow();
    }

    /** Two to six junctions, lengths that often tie, some one-way, not always connected. */
    private static Graph random(Random random) {
        List<Junction> junctions = new ArrayList<>();
        List<Segment> segments = new ArrayList<>();
        List<Stand> stands = new ArrayList<>();
        int many = 2 + random.nextInt(5);
        for (int i = 0; i < many; i++) junctions.add(new Junction("J" + i, random.nextInt(9), random.nextInt(9)));
        for (int i = 0; i < 1 + random.nextInt(9); i++) {
            int from = random.nextInt(many);
            int to = (from + 1 + random.nextInt(many - 1)) % many;
            segments.add(new Segment(
                    "S" + i, Segment.Kind.AISLE, "J" + from, "J" + to, 1 + random.nextInt(9), random.nextInt(3) == 0));
        }
        for (int i = 0; i < 5; i++) {
            var on = segments.get(random.nextInt(segments.size()));
            stands.add(new Stand("B" + i, on.code(), random.nextInt(on.lengthMm() + 1), 1));
        }
        return new Graph(junctions, segments, List.of(new Station("START", Station.Kind.START, "J0")), stands);
    }
}
