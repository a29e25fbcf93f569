package dev.dovetail.oms.availability;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;

/** SKUs and quantities as they are sent. */
final class Skus {
    static final long MOST_UNITS = 1_000_000_000L;

    private Skus() {}

    /** Refuses {@code availability.sku}. */
    static Sku of(Caller caller, String code, String path) {
        try {
            return new Sku(caller.client(), code);
        } catch (IllegalArgumentException e) {
            throw new Malformed("availability.sku", path, "a SKU code has 1 to 64 characters");
        }
    }

    /** Refuses {@code availability.quantity}. */
    static long units(long quantity, String path) {
        if (quantity < 0 || quantity > MOST_UNITS)
            throw new Malformed("availability.quantity", path, "0 to " + MOST_UNITS);
        return quantity;
    }
}
