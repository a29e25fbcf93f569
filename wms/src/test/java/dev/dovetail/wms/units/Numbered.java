package dev.dovetail.wms.units;

import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Warehouse;

/** Gives a warehouse of a test a company prefix. */
public final class Numbered {
    private Numbered() {}

    public static boolean from(WarehouseHouse house, Warehouse warehouse, String prefix, int extension) {
        return house.run(() -> house.get(UnitNumbers.class).use(warehouse.node(), prefix, extension));
    }

    public static String number(int extension, String prefix, long serial) {
        return Sscc.of(extension, prefix, serial).digits();
    }
}
