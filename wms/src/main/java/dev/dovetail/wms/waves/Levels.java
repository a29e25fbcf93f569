package dev.dovetail.wms.waves;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.Outbound;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets an order in while each zone that it stops in holds fewer stops than its level. */
final class Levels implements Outbound.Room {
    private final Map<String, Integer> levels;
    private final Map<String, Long> held;
    private final Layout layout;
    private final NodeId node;

    /** @param held stops of each zone that are released and not picked */
    Levels(Map<String, Integer> levels, Map<String, Long> held, Layout layout, NodeId node) {
        this.levels = levels;
        this.held = new HashMap<>(held);
        this.layout = layout;
        this.node = node;
    }

    @Override
    public Set<FulfillmentOrderId> choose(SequencedMap<FulfillmentOrderId, List<Long>> stops) {
        var places = layout.byId(
                node, stops.values().stream().flatMap(Collection::stream).collect(Collectors.toSet()));
        Set<FulfillmentOrderId> chosen = new HashSet<>();
        stops.forEach((order, locations) -> {
            var zones = zones(locations, places);
            if (!zones.keySet().stream().allMatch(this::room)) return;
            zones.forEach((zone, count) -> held.merge(zone, count, Long::sum));
            chosen.add(order);
        });
        return chosen;
    }

    /** The zones that hold as many stops as they may. */
    Set<String> full() {
        return levels.keySet().stream().filter(zone -> !room(zone)).collect(Collectors.toSet());
    }

    private boolean room(String zone) {
        var level = levels.get(zone);
        return level == null || held.getOrDefault(zone, 0L) < level;
    }

    private static Map<String, Long> zones(List<Long> locations, Map<Long, Location> places) {
        Map<String, Long> zones = new HashMap<>();
        for (var location : locations) {
            var place = places.get(location);
            var zone = place == null ? null : place.zone();
            if (zone != null) zones.merge(zone, 1L, Long::sum);
        }
        return zones;
    }
}
