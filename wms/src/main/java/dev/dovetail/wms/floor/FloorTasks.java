package dev.dovetail.wms.floor;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.packing.PackTask;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.packing.PackingView;
import dev.dovetail.wms.packing.Parcel;
import dev.dovetail.wms.picking.Assignments;
import dev.dovetail.wms.picking.Trip;
import dev.dovetail.wms.receiving.PutawayTask;
import dev.dovetail.wms.receiving.Receiving;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The next work of each kind, as a handheld shows it. Ids are strings. */
@Component
class FloorTasks {
    private final Receiving receiving;
    private final Assignments picks;
    private final Packing packing;
    private final PackingView parcels;

    FloorTasks(Receiving receiving, Assignments picks, Packing packing, PackingView parcels) {
        this.receiving = receiving;
        this.picks = picks;
        this.packing = packing;
        this.parcels = parcels;
    }

    List<Map<String, Object>> next(Warehouse warehouse, String kind, String worker, int limit) {
        return switch (kind) {
            case "pick" ->
                picks.next(warehouse, worker, limit).stream()
                        .map(FloorTasks::pick)
                        .toList();
            case "putaway" ->
                receiving.assignPutaway(warehouse, worker, limit).stream()
                        .map(FloorTasks::putaway)
                        .toList();
            case "pack" ->
                packing.next(warehouse, worker, limit).stream()
                        .map(FloorTasks::pack)
                        .toList();
            case "load" ->
                parcels.toLoad(warehouse.node(), limit).stream()
                        .map(FloorTasks::load)
                        .toList();
            case "hand-over" ->
                parcels.toHandOver(warehouse.node(), limit).stream()
                        .map(FloorTasks::handOver)
                        .toList();
            default -> throw new Malformed("floor.unknown-kind", "/kind", "pick, putaway, pack, load or hand-over");
        };
    }

    private static Map<String, Object> pick(Trip trip) {
        var task = new LinkedHashMap<String, @Nullable Object>();
        task.put("task", Long.toString(trip.task()));
        task.put("outbound", trip.outbound().toString());
        task.put("orderId", trip.order().toString());
        task.put("orderNumber", trip.orderNumber());
        task.put("priority", trip.priority());
        task.put("instructions", trip.instructions());
        task.put("readyAt", trip.readyAt().toString());
        task.put("lines", trip.stops().stream().map(FloorTasks::stop).toList());
        return shown(task);
    }

    private static Map<String, Object> stop(Trip.Stop stop) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("seq", stop.seq());
        line.put("location", stop.location());
        line.put("sku", stop.sku().toString());
        line.put("description", stop.description());
        line.put("barcode", stop.barcode().orElse(null));
        line.put("quantity", stop.quantity());
        line.put("pack", stop.pack().orElse(null));
        return shown(line);
    }

    private static Map<String, Object> putaway(PutawayTask task) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("delivery", task.delivery() == 0 ? null : Long.toString(task.delivery()));
        shown.put("reference", task.reference());
        shown.put("sku", task.sku().toString());
        shown.put("barcode", task.barcode().orElse(null));
        shown.put("from", task.from());
        shown.put("quantity", task.quantity());
        shown.put("suggest", task.suggest().orElse(null));
        return shown(shown);
    }

    private static Map<String, Object> pack(PackTask task) {
        var order = task.outbound();
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("outbound", order.id().toString());
        shown.put("orderId", order.order().toString());
        shown.put("orderNumber", order.orderNumber());
        shown.put("tote", first(task.totes()).orElse(null));
        shown.put("totes", task.totes());
        shown.put("cartons", task.cartons());
        shown.put("service", order.service());
        shown.put("instructions", order.instructions());
        shown.put("lines", task.lines().stream().map(FloorTasks::toPack).toList());
        return shown(shown);
    }

    private static Map<String, Object> toPack(PackTask.Line wanted) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("line", wanted.line());
        line.put("sku", wanted.sku().toString());
        line.put("barcode", wanted.barcode().orElse(null));
        line.put("quantity", wanted.quantity());
        return shown(line);
    }

    private static Map<String, Object> load(Parcel parcel) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("carton", parcel.carton());
        shown.put("tracking", parcel.tracking());
        shown.put("carrier", parcel.carrier());
        return shown(shown);
    }

    private static Map<String, Object> handOver(Parcel parcel) {
        return Map.of("carton", parcel.carton(), "outbound", parcel.outbound().toString());
    }

    private static Optional<String> first(List<String> list) {
        return list.stream().findFirst();
    }

    /** JSON has a place for nothing, which the type of a map of objects has not. */
    @SuppressWarnings("NullAway")
    private static Map<String, Object> shown(Map<String, @Nullable Object> fields) {
        return (Map<String, Object>) (Map<String, ?>) fields;
    }
}
