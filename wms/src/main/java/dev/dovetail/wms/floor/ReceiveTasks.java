package dev.dovetail.wms.floor;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.receiving.Delivery;
import dev.dovetail.wms.receiving.ReceivingView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a dock may receive: the deliveries that are open, or one of them with all that a device must ask for. Nobody has it alone. */
@Component
class ReceiveTasks {
    private static final int MOST_DOCKS = 50;

    private final ReceivingView deliveries;
    private final Layout layout;
    private final Items items;

    ReceiveTasks(ReceivingView deliveries, Layout layout, Items items) {
        this.deliveries = deliveries;
        this.layout = layout;
        this.items = items;
    }

    /** What has come goes before what is expected; without lines. */
    List<Map<String, Object>> open(Warehouse warehouse, int limit) {
        var node = warehouse.node();
        var docks = docks(node);
        return Stream.of("arrived", "expected")
                .flatMap(state -> deliveries.list(node, state, null, 0, limit).stream())
                .limit(limit)
                .map(one -> FloorTasks.shown(head(one, docks)))
                .toList();
    }

    /** Refuses {@code receiving.no-such-delivery} (404). */
    List<Map<String, Object>> one(Warehouse warehouse, String name) {
        var node = warehouse.node();
        var delivery = deliveries
                .find(node, name)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND, new Refusal("receiving.no-such-delivery", Map.of("delivery", name))));
        var ways = items.handling(
                node, delivery.lines().stream().map(Delivery.Line::sku).toList());
        var shown = head(delivery, docks(node));
        shown.put(
                "lines",
                delivery.lines().stream()
                        .map(line -> line(line, ways.getOrDefault(line.sku(), Handling.PLAIN)))
                        .toList());
        return List.of(FloorTasks.shown(shown));
    }

    private List<String> docks(NodeId node) {
        return layout.listLocations(node, Location.Kind.DOCK, null, MOST_DOCKS).stream()
                .filter(Location::ofDeliveries)
                .map(Location::code)
                .toList();
    }

    private static Map<String, @Nullable Object> head(Delivery one, List<String> docks) {
        var on = one.expectedOn();
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("delivery", Long.toString(one.id()));
        shown.put("reference", one.reference());
        shown.put("supplier", one.supplier());
        shown.put("state", one.state());
        shown.put("expectedOn", on == null ? null : on.toString());
        shown.put("docks", docks);
        return shown;
    }

    private static Map<String, Object> line(Delivery.Line line, Handling way) {
        Sku sku = line.sku();
        return Map.of(
                "sku", sku.toString(),
                "expected", line.expected(),
                "received", line.received(),
                "lots", way.lots(),
                "expires", way.expires(),
                "serials", way.serials());
    }
}
