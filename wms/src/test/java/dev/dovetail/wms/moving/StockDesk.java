package dev.dovetail.wms.moving;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Warehouse;
import java.util.List;

/** Where a supervisor of a test takes goods off sale, puts them back, or has them scrapped. */
public final class StockDesk {
    private StockDesk() {}

    /** @param was what they are now; @param becomes {@code available}, {@code hold}, {@code damaged} or {@code scrap} */
    public record Change(
            String key,
            String location,
            String sku,
            String lot,
            String was,
            String becomes,
            long units,
            List<String> serials) {}

    public static void change(WarehouseHouse house, Warehouse warehouse, Change change, Cause cause) {
        var asked = new Asked(
                change.key(),
                change.location(),
                new Sku(1, change.sku()),
                change.lot(),
                change.was(),
                change.becomes(),
                change.units(),
                change.serials(),
                "looked at it");
        house.get(Moving.class).change(warehouse, asked, cause);
    }
}
