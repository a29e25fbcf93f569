package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Sku;

/**
 * Units of one bin that are claimed for a pick.
 *
 * @param ref the number of the {@link Want} it answers
 * @param walk the bin's rank in the picker's walk
 */
public record Allotment(int ref, long location, Sku sku, String lot, long quantity, int walk) {
    /** So many units of it. */
    public Allotment of(long units) {
        return new Allotment(ref, location, sku, lot, units, walk);
    }

    Balance.Key key() {
        return new Balance.Key(location, sku, lot, Status.AVAILABLE);
    }
}
