package dev.dovetail.wms.receiving;

import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Warehouse;

/** The lane of a warehouse of a test. */
public final class Lanes {
    private Lanes() {}

    /** False where it was refused. */
    public static boolean put(WarehouseHouse house, Warehouse warehouse, String bin) {
        return house.run(() -> house.get(CrossDock.class).put(warehouse.node(), bin));
    }

    public static void end(WarehouseHouse house, Warehouse warehouse) {
        house.run(() -> {
            house.get(CrossDock.class).end(warehouse.node());
            return true;
        });
    }
}
