package dev.dovetail.wms.walls;

import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Warehouse;

/** Lends other tests a put wall. */
public final class Sorting {
    private Sorting() {}

    public static void wall(WarehouseHouse house, Warehouse warehouse, String wall, int slots) {
        house.get(Walls.class).put(warehouse, wall, slots, new Cause("tester", house.now(), "api"));
    }

    /** The code of the slot that one goes into. */
    public static String ask(WarehouseHouse house, Warehouse warehouse, String wall, String from, String barcode) {
        return house.get(Walls.class)
                .ask(warehouse, wall, new Walls.Ask(from, barcode, 1, null))
                .slot()
                .code();
    }
}
