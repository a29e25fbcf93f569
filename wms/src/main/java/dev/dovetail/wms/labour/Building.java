package dev.dovetail.wms.labour;

import dev.dovetail.wms.floor.DoneScan;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.ways.Graph;
import dev.dovetail.wms.ways.Graph.Station;
import dev.dovetail.wms.ways.Way;
import dev.dovetail.wms.ways.Ways;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where scans were made, and how far it is between such places; without ways nothing is known of either. */
final class Building {
    private final Ways.@Nullable Legs legs;
    private final Map<String, Location.Kind> kinds;
    private final Set<String> stands = new HashSet<>();
    private final Map<Station.Kind, String> stations = new HashMap<>();
    private final Map<List<String>, Optional<Way>> known = new HashMap<>();

    /** @param kinds of locations that stand on no segment */
    Building(@Nullable Graph graph, Ways.@Nullable Legs legs, Map<String, Location.Kind> kinds) {
        this.legs = legs;
        this.kinds = kinds;
        if (graph == null) return;
        graph.stands().forEach(one -> stands.add(one.location()));
        graph.stations().forEach(one -> stations.putIfAbsent(one.kind(), one.code()));
    }

    boolean hasWays() {
        return legs != null;
    }

    @Nullable
    String start() {
        return stations.get(Station.Kind.START);
    }

    /** Where nobody drew a pack station or a dock the start stands for it. */
    @Nullable
    String pack() {
        return stations.getOrDefault(Station.Kind.PACK, start());
    }

    private @Nullable String dock() {
        return stations.getOrDefault(Station.Kind.DOCK, start());
    }

    /** Where the hand was, in the order it went there; a place that nobody drew is null. */
    Collection<@Nullable String> visited(DoneScan scan) {
        Collection<@Nullable String> visited = new java.util.ArrayList<>(2);
        switch (Job.of(scan.kind())) {
            case PACK -> visited.add(pack());
            case LOAD -> visited.add(dock());
            default -> {
                if (scan.from() != null) visited.add(place(scan.from()));
                if (scan.place() != null) visited.add(place(scan.place()));
            }
        }
        return visited;
    }

    private @Nullable String place(String code) {
        if (stands.contains(code)) return code;
        var kind = kinds.get(code);
        return kind == Location.Kind.DOCK || kind == Location.Kind.STAGE ? dock() : null;
    }

    /** Empty where there is no way, or nobody drew it. */
    Optional<Way> between(String from, String to) {
        var here = legs;
        return here == null ? Optional.empty() : known.computeIfAbsent(List.of(from, to), _ -> here.between(from, to));
    }
}
