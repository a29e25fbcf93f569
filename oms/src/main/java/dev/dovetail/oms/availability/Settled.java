package dev.dovetail.oms.availability;

import java.util.ArrayList;
import org.springframework.stereotype.Component;

/** Writes shelves as they stand once their units have found their pools, and the shortfalls that this leaves. */
@Component
class Settled {
    private final PoolStore pools;
    private final ShortfallStore shortfalls;
    private final LandedStock stock;

    Settled(PoolStore pools, ShortfallStore shortfalls, LandedStock stock) {
        this.pools = pools;
        this.shortfalls = shortfalls;
        this.stock = stock;
    }

    Shelves save(Shelves shelves) {
        shelves.each((_, shelf) -> shelf.settle());
        pools.save(shelves.changed());
        shortfalls.settle(shelves);
        var missing = new ArrayList<Shelves.Key>();
        shelves.each((key, shelf) -> {
            if (shelf.lacksMore()) missing.add(key);
        });
        stock.missing(missing);
        return shelves;
    }
}
