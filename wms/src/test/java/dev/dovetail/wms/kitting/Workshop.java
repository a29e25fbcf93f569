package dev.dovetail.wms.kitting;

import static dev.dovetail.wms.floor.Handheld.must;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import java.util.List;
import java.util.Map;

/** A warehouse with two benches, in which a SET is a MUG and two SPOONs. */
public final class Workshop {
    private final WarehouseHouse house;
    private final Handheld floor;

    public Workshop(WarehouseHouse house, Handheld floor) {
        this.house = house;
        this.floor = floor.knows("MUG", "SPOON", "SET");
        house.get(LayoutSetup.class)
                .place(
                        floor.warehouse().node(),
                        List.of(
                                PlannedLocation.of("BENCH-1", Location.Kind.BENCH),
                                PlannedLocation.of("BENCH-2", Location.Kind.BENCH)));
    }

    /** An order for so many SETs, or to take so many apart; its id. */
    public long order(String key, String kind, long quantity) {
        return ordered(key, kind, quantity).order().id();
    }

    Kitting.Worked ordered(String key, String kind, long quantity) {
        var body = new WorkBody.Order(
                key, kind, "SET", quantity, List.of(new WorkBody.Part("MUG", 1), new WorkBody.Part("SPOON", 2)));
        var asked = body.order(house.ids().next(floor.warehouse().node().value() & 255), 1);
        return house.get(Kitting.class).order(floor.warehouse(), asked, cause());
    }

    /** Carries all that is kept for it to a bench. */
    public void fetch(long order, String bench) {
        var takes = floor.tasks("ann", "kit", 50).stream()
                .filter(task -> task.get("task").equals(Long.toString(order)))
                .flatMap(task -> Handheld.stops(task).stream())
                .map(stop -> take(order, stop, bench, (long) stop.get("quantity")))
                .toList();
        if (!takes.isEmpty()) must(floor.scan(takes));
    }

    Map<String, Object> take(long order, Map<String, Object> stop, String bench, long units) {
        var scan = floor.scan(
                "kit-take",
                Map.of(
                        "task",
                        Long.toString(order),
                        "seq",
                        stop.get("seq"),
                        "location",
                        stop.get("location"),
                        "barcode",
                        stop.get("barcode"),
                        "quantity",
                        units,
                        "to",
                        bench));
        return scan;
    }

    public void build(long order, String key, long units) {
        build(order, new WorkBody.Build(key, "ann", units, null, null));
    }

    Kitting.Worked build(long order, WorkBody.Build body) {
        return house.get(Kitting.class).build(floor.warehouse(), order, body.step(1), cause());
    }

    public void scrap(long order, String key, String sku, long units) {
        scrap(order, new WorkBody.Scrap(key, "ann", sku, null, units, null, "cracked"));
    }

    Kitting.Worked scrap(long order, WorkBody.Scrap body) {
        return house.get(Kitting.class).scrap(floor.warehouse(), order, body.step(1), cause());
    }

    public void finish(long order) {
        end(order);
    }

    Kitting.Worked end(long order) {
        return house.get(Kitting.class).end(floor.warehouse(), order, "no more wanted", cause());
    }

    List<StepStore.Done> genealogy(String sku, String lot, String serial) {
        return house.get(StepStore.class).with(floor.warehouse().node(), new Sku(1, sku), lot, serial, 50);
    }

    private Cause cause() {
        return new Cause("sue", house.now(), "api");
    }
}
