package dev.dovetail.oms.availability;

import org.springframework.stereotype.Component;

/** Writes shelves as they stand once their units have found their pools, and the shortfalls that this leaves. */
@Component
class Settled {
    private final PoolStore pools;
    private final ShortfallStore shortfalls;

    Settled(PoolStore pools, ShortfallStore shortfalls) {
        this.pools = pools;
        this.shortfalls = shortfalls;
    }

    Shelves save(Shelves shelves) {
        shelves.each((_, shelf) -> shelf.settle());
        pools.save(shelves.changed());
        shortfalls.settle(shelves);
        return shelves;
    }
}
