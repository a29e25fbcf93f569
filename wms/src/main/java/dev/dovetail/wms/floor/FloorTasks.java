package dev.dovetail.wms.floor;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.counting.Counting;
import dev.dovetail.wms.kitting.Kitting;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.packing.PackTask;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.packing.PackingView;
import dev.dovetail.wms.packing.Parcel;
import dev.dovetail.wms.picking.Assignments;
import dev.dovetail.wms.picking.PickAsk;
import dev.dovetail.wms.receiving.PutawayTask;
import dev.dovetail.wms.receiving.Receiving;
import dev.dovetail.wms.replenishing.Replenishing;
import dev.dovetail.wms.walls.Walls;
import dev.dovetail.wms.waves.Waves;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The next work of each kind, as a handheld shows it. Ids are strings. */
@Component
class FloorTasks {
    /** What {@link #next} gives out. */
    static final List<String> KINDS =
            List.of("putaway", "pick", "pack", "load", "hand-over", "count", "replenish", "kit");

    /** What is given out of a tote that is named. */
    static final List<String> OF_A_TOTE = List.of("sort", "unpick");

    /** What is done here: a delivery is open to all, and a move, a plate or a parcel that came back is nobody's task. */
    static final List<String> JOBS = Stream.of(
                    List.of("receive"), KINDS, OF_A_TOTE, List.of("plate", "move", "inspect"))
            .flatMap(List::stream)
            .toList();

    private final Receiving receiving;
    private final Assignments picks;
    private final Packing packing;
    private final PackingView parcels;
    private final Counting counting;
    private final Waves waves;
    private final Walls walls;
    private final Replenishing replenishing;
    private final Kitting kitting;
    private final HandOverTasks handOvers;

    FloorTasks(
            Receiving receiving,
            Assignments picks,
            Packing packing,
            PackingView parcels,
            Counting counting,
            Waves waves,
            Walls walls,
            Replenishing replenishing,
            Kitting kitting,
            HandOverTasks handOvers) {
        this.receiving = receiving;
        this.picks = picks;
        this.packing = packing;
        this.parcels = parcels;
        this.counting = counting;
        this.waves = waves;
        this.walls = walls;
        this.replenishing = replenishing;
        this.kitting = kitting;
        this.handOvers = handOvers;
    }

    /** A picker may ask for much; the other kinds know a worker and a limit, and packers what is at hand. */
    List<Map<String, Object>> next(Warehouse warehouse, AskBody asked) {
        var kind = asked.kind();
        var pick = asked.asked();
        var wall = asked.wall();
        if (wall != null) walls.require(warehouse, wall);
        var worker = pick.worker();
        int limit = pick.most();
        return switch (kind) {
            case "pick" -> picked(warehouse, pick);
            case "putaway" ->
                receiving.assignPutaway(warehouse, worker, limit).stream()
                        .map(FloorTasks::putaway)
                        .toList();
            case "pack" ->
                packing.next(warehouse, worker, limit, atHand(warehouse, asked)).stream()
                        .map(FloorTasks::pack)
                        .toList();
            case "load" ->
                parcels.toLoad(warehouse.node(), limit).stream()
                        .map(FloorTasks::load)
                        .toList();
            case "hand-over" -> handOvers.next(warehouse.node(), asked, limit);
            default -> stored(warehouse, kind, worker, limit);
        };
    }

    /** The orders of which goods are in the tote or slot that a packer has; null for any. */
    private @Nullable List<FulfillmentOrderId> atHand(Warehouse warehouse, AskBody asked) {
        var tote = asked.tote();
        return tote == null ? null : walls.orders(warehouse, tote);
    }

    private List<Map<String, Object>> stored(Warehouse warehouse, String kind, String worker, int limit) {
        return switch (kind) {
            case "count" ->
                counting.next(warehouse, worker, limit).stream()
                        .map(StoredShown::of)
                        .toList();
            case "replenish" ->
                replenishing.next(warehouse, worker, limit).stream()
                        .map(StoredShown::of)
                        .toList();
            case "kit" ->
                kitting.next(warehouse, worker, limit).stream()
                        .map(StoredShown::of)
                        .toList();
            default -> throw new Malformed("floor.unknown-kind", "/kind", String.join(", ", KINDS));
        };
    }

    private List<Map<String, Object>> picked(Warehouse warehouse, PickAsk ask) {
        waves.topUp(warehouse.node());
        return picks.next(warehouse, ask).stream().map(PickShown::of).toList();
    }

    private static Map<String, Object> putaway(PutawayTask task) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("delivery", task.delivery() == 0 ? null : Long.toString(task.delivery()));
        shown.put("reference", task.reference());
        shown.put("sku", task.sku().toString());
        shown.put("barcode", task.barcode().orElse(null));
        shown.put("from", task.from());
        shown.put("quantity", task.quantity());
        shown.put("status", task.status());
        shown.put(
                "lots",
                task.lots().stream()
                        .filter(lot -> !lot.lot().isEmpty())
                        .map(FloorTasks::lot)
                        .toList());
        shown.put("serials", task.serials());
        shown.put("crossDock", task.crossDock());
        shown.put("suggest", task.suggest().orElse(null));
        return shown(shown);
    }

    private static Map<String, Object> lot(PutawayTask.Lot lot) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("lot", lot.lot());
        shown.put("expiresOn", lot.expiresOn() == null ? null : lot.expiresOn().toString());
        shown.put("quantity", lot.quantity());
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

    private static Optional<String> first(List<String> list) {
        return list.stream().findFirst();
    }

    /** JSON has a place for nothing, which the type of a map of objects has not. */
    @SuppressWarnings("NullAway")
    static Map<String, Object> shown(Map<String, @Nullable Object> fields) {
        return (Map<String, Object>) (Map<String, ?>) fields;
    }
}
