package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Allotment;
import dev.dovetail.wms.ways.Ways;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Puts the locations of a pick task in the order to walk them, by shortest ways where the building has some. */
@Component
class Trips {
    private final Ways ways;
    private final Layout layout;

    Trips(Ways ways, Layout layout) {
        this.ways = ways;
        this.layout = layout;
    }

    /** For tasks with stops at these claims' locations. */
    UnaryOperator<List<Long>> of(NodeId node, Collection<Allotment> claims) {
        var trip = ways.findTrip(node);
        if (trip.isEmpty()) return UnaryOperator.identity();
        var stops = claims.stream().map(Allotment::location).distinct().toList();
        Map<Long, Location> known = layout.byId(node, stops);
        Map<Long, String> codes = new HashMap<>();
        Map<String, Long> ids = new HashMap<>();
        known.values().forEach(one -> {
            codes.put(one.id(), one.code());
            ids.put(one.code(), one.id());
        });
        return places -> trip.get().order(places.stream().map(codes::get).toList()).stream()
                .map(ids::get)
                .toList();
    }
}
