package dev.dovetail.wms.items;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Warehouse;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sets how a warehouse of a test handles an item. */
public final class Handled {
    private Handled() {}

    /** The items of a database, for who has no house. */
    public static Items items(JdbcClient jdbc) {
        return new Items(new ItemStore(jdbc), new HandlingStore(jdbc));
    }

    public static void as(WarehouseHouse house, Warehouse warehouse, Sku sku, Handling handling) {
        house.get(Handlings.class)
                .change(
                        warehouse.node(),
                        warehouse.code(),
                        Map.of(sku, handling),
                        new Cause("tester", house.now(), "test"));
    }
}
