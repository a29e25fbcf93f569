package dev.dovetail.wms.storms;

import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.plates.Plates;
import dev.dovetail.wms.units.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plates are made, filled at the dock and in store, put away, moved and broken; goods are taken off them by whatever takes goods. */
final class PlateWork implements Area {
    private static final List<String> PLACES = List.of("R-01-01-1", "QA", "BROKEN", "DOCK-1");

    private final World world;
    private final PlateStand stand;
    private final List<String> plates = new ArrayList<>();

    PlateWork(World world, PlateStand stand) {
        this.world = world;
        this.stand = stand;
    }

    @Override
    public Set<String> commands() {
        return Set.of(
                "plates make",
                "receive onto plate",
                "plate-putaway",
                "plate-move",
                "plate-on",
                "plate-off",
                "plate-break",
                "pick from plate");
    }

    @Override
    public void open() {
        var warehouse = world.floor.warehouse();
        Numbered.from(
                world.house, warehouse, "0614%04d".formatted(warehouse.node().value()), 1);
        make();
        onPlate(plates.getFirst());
    }

    /** All SETs that there are lie on one plate. */
    private void onPlate(String plate) {
        var received = world.floor.scan(
                "receive", Map.of("location", "DOCK-1", "plate", plate, "barcode", "SET", "quantity", 9));
        var carried = world.floor.scan("plate-putaway", Map.of("plate", plate, "to", "A-01-05-1"));
        Handheld.must(world.floor.scan(received, carried));
    }

    @Override
    public void act() {
        var plate = world.one(plates);
        switch (world.random.nextInt(12)) {
            case 0 -> make();
            case 1, 2, 3 -> receive(plate);
            case 4 -> carry("plate-putaway");
            case 5, 6 -> carry("plate-move");
            case 7, 8 -> fill("plate-on", plate);
            case 9, 10 -> fill("plate-off", plate);
            default -> {
                world.send(world.floor.scan("plate-break", Map.of("plate", plate)));
            }
        }
    }

    private void make() {
        world.call(
                        "plates make",
                        () -> world.house.get(Plates.class).make(world.floor.warehouse(), "pallet", 2, world.who()))
                .ifPresent(made -> {
                    plates.addAll(made);
                    while (plates.size() > 6) plates.removeFirst();
                });
    }

    private void receive(String plate) {
        var scan = world.floor.scan("receive", Map.of("location", "DOCK-1", "plate", plate));
        scan.putAll(world.goods.coming(9));
        scan.remove("serials");
        if (scan.get("barcode").equals("PHONE")) scan.put("barcode", "SPOON");
        int received = world.send(world.floor, "receive onto plate", List.of(scan));
        if (received > 0 && world.oneIn(2)) carry("plate-putaway", plate);
    }

    /** One with goods on it, most times. */
    private void carry(String kind) {
        var loaded = world.oneIn(5) ? plates : stand.loaded();
        carry(kind, world.one(loaded.isEmpty() ? plates : loaded));
    }

    private void carry(String kind, String plate) {
        world.send(
                world.floor.scan(kind, Map.of("plate", plate, "to", world.oneIn(3) ? world.one(PLACES) : world.bin())));
    }

    private void fill(String kind, String some) {
        var on = kind.equals("plate-off") ? stand.loaded() : List.<String>of();
        var plate = on.isEmpty() ? some : world.one(on);
        var place = world.oneIn(5) ? world.bin() : stand.standing(plate);
        var scan = world.floor.scan(kind, Map.of("plate", plate, "location", place));
        scan.putAll(
                on.isEmpty() || world.oneIn(4)
                        ? world.goods.lying(place, 3)
                        : world.goods.of(world.one(stand.on(plate)), place, 1));
        scan.remove("serials");
        world.send(scan);
    }
}
