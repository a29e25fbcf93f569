package dev.dovetail.wms.storms;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import java.util.List;

/** What lies in a warehouse when a storm begins, and how large it is. */
final class Opening {
    private Opening() {}

    static void fill(World world) {
        for (int bin = 1; bin <= 6; bin++) {
            brought(world, bin, "MUG", "", List.of());
            brought(world, bin, List.of("CUP", "JUG", "SPOON").get(bin % 3), "", List.of());
            for (var lot : List.of("L1", "L2")) brought(world, bin, "MILK", lot, List.of());
        }
        var names = List.of("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9");
        brought(world, 6, "PHONE", "", names);
        for (var sku : List.of("CUP", "JUG")) world.house.stock(world.floor.warehouse(), "R-01-01-1", sku, 20);
        for (var sku : List.of("MUG", "CUP", "SPOON", "JUG")) measured(world, sku);
        world.db
                .owner()
                .sql("insert into wms.carton_type values (?, 'M', 400, 400, 300, 9000)")
                .param(world.floor.warehouse().node().value())
                .update();
    }

    private static void measured(World world, String sku) {
        world.db
                .owner()
                .sql("insert into wms.item_size values (?, 1, ?, 100, 100, 100)")
                .params(world.floor.warehouse().node().value(), sku)
                .update();
    }

    private static void brought(World world, int bin, String sku, String lot, List<String> names) {
        var warehouse = world.floor.warehouse();
        var move = new Move(
                        Location.SUPPLIER,
                        world.house.location(warehouse, "A-01-0%d-1".formatted(bin)),
                        new Sku(1, sku),
                        lot,
                        Status.AVAILABLE,
                        9,
                        false,
                        "received",
                        "test",
                        "t",
                        world.house.now())
                .named(names);
        if (!world.house
                .run(() -> world.house.get(Stock.class).move(warehouse.node(), List.of(move)))
                .isEmpty()) throw new AssertionError("not brought: " + sku);
    }
}
