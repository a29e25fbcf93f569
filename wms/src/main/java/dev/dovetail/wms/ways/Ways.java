package dev.dovetail.wms.ways;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers how far it is in a building, and in which order places are walked to. */
@Component
public class Ways {
    private final WayStore store;
    private final Map<NodeId, Kept> kept = new ConcurrentHashMap<>();

    Ways(WayStore store) {
        this.store = store;
    }

    private record Kept(WayStore.Version version, Network network) {}

    /** The building's ways; empty where nobody drew any up. */
    public Optional<Graph> findGraph(NodeId node) {
        return find(node).map(found -> found.network().graph());
    }

    public Pace pace(NodeId node) {
        return store.version(node).map(WayStore.Version::pace).orElse(Pace.USUAL);
    }

    /**
     * The shortest way between two locations, stations or junctions, by their codes. Refused as {@code ways.none} (404)
     * where the building has no ways, {@code ways.unknown-place} (404), {@code ways.no-way} (422).
     */
    public Way route(NodeId node, String from, String to) {
        var found = find(node).orElseThrow(() -> no(Refused.Kind.NOT_FOUND, "ways.none", Map.of()));
        var a = place(found.network(), from);
        var b = place(found.network(), to);
        var way = way(found, from, a, to, b);
        if (way == null) throw no(Refused.Kind.UNPROCESSABLE, "ways.no-way", Map.of("from", from, "to", to));
        return way;
    }

    private static @Nullable Way way(Kept found, String from, Network.Spot a, String to, Network.Spot b) {
        long mm = found.network().mm(a, b);
        if (mm >= Network.FAR) return null;
        var points = Drawn.points(found.network(), a, b);
        int turns = Drawn.turns(points);
        return new Way(from, to, mm, found.version().pace().millis(mm, turns, b.level()), turns, points);
    }

    /** Measures many ways in the building as it is now; empty where it has none. */
    public Optional<Legs> findLegs(NodeId node) {
        return find(node).map(found -> (from, to) -> {
            var a = found.network().spot(from);
            var b = found.network().spot(to);
            return a == null || b == null ? Optional.empty() : Optional.ofNullable(way(found, from, a, to, b));
        });
    }

    /** Shortest ways between locations, stations or junctions; empty where one of them is unknown. */
    public interface Legs {
        Optional<Way> between(String from, String to);
    }

    /** The codes of all locations that stand on a segment, in the order of a walk past all of them; empty without ways. */
    public List<String> walk(NodeId node) {
        return find(node).map(found -> Walks.all(found.network())).orElse(List.of());
    }

    /** Puts the stops of one trip in the order to walk them; empty where the building has no ways. */
    public Optional<Trip> findTrip(NodeId node) {
        return find(node).map(found -> stops -> Walks.trip(found.network(), stops));
    }

    /** Orders the stops of a trip, given by their locations' codes. */
    public interface Trip {
        List<String> order(List<String> stops);
    }

    /** Read again whenever its version is another; one statement where it is not. */
    private Optional<Kept> find(NodeId node) {
        var version = store.version(node);
        if (version.isEmpty()) return Optional.empty();
        var known = kept.get(node);
        if (known == null || !known.version().equals(version.get())) {
            known = new Kept(version.get(), new Network(store.read(node)));
            kept.put(node, known);
        }
        return known.network().graph().junctions().isEmpty() ? Optional.empty() : Optional.of(known);
    }

    private static Network.Spot place(Network network, String code) {
        var spot = network.spot(code);
        if (spot == null) throw no(Refused.Kind.NOT_FOUND, "ways.unknown-place", Map.of("code", code));
        return spot;
    }

    private static Refused no(Refused.Kind kind, String code, Map<String, Object> details) {
        return new Refused(kind, new Refusal(code, details));
    }
}
