package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Sku;
import java.util.Set;

/**
 * A wish for units out of bins. Earlier wishes of a list are served first.
 *
 * @param ref the caller's own number for it, given back with each allotment
 * @param avoid locations not to take from, as a bin just found empty
 */
public record Want(int ref, Sku sku, long quantity, Set<Long> avoid) {
    public Want {
        avoid = Set.copyOf(avoid);
        if (quantity < 1) throw new IllegalArgumentException("a wish is for at least 1 unit, not " + quantity);
    }

    public Want(int ref, Sku sku, long quantity) {
        this(ref, sku, quantity, Set.of());
    }
}
