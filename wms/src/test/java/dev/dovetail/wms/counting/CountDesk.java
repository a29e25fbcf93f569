package dev.dovetail.wms.counting;

import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Warehouse;
import java.math.BigDecimal;
import java.util.List;

/** Where a supervisor of a test has bins counted and decides about what was found. */
public final class CountDesk {
    private final WarehouseHouse house;
    private final Warehouse warehouse;

    public CountDesk(WarehouseHouse house, Warehouse warehouse) {
        this.house = house;
        this.warehouse = warehouse;
    }

    /** Differences of up to so many units are booked at once; those worth more than {@code approve} wait, a unit of {@code dear} being worth 2. */
    public void tolerates(long units, long approve, String dear) {
        var policy = new PolicyBody("", units, null, BigDecimal.valueOf(approve), 30);
        house.run(() -> {
            house.get(PolicyStore.class).put(warehouse.node(), 1, List.of(policy));
            house.get(PolicyStore.class)
                    .putItems(warehouse.node(), 1, List.of(new ItemBody(dear, null, BigDecimal.TWO)));
            return true;
        });
    }

    public void order(String bin, Cause cause) {
        house.get(Counting.class).order(warehouse, new CountOrder(List.of(bin), "asked", "storm"), cause);
    }

    public void approve(long task, Cause cause) {
        house.run(() -> {
            house.get(Reviews.class).approve(warehouse.node(), task, cause);
            return true;
        });
    }

    public void reject(long task, Cause cause) {
        house.run(() -> {
            house.get(Reviews.class).reject(warehouse.node(), task, cause);
            return true;
        });
    }

    public void cancel(long task, Cause cause) {
        house.run(() -> {
            house.get(Reviews.class).cancel(warehouse.node(), task, cause);
            return true;
        });
    }
}
