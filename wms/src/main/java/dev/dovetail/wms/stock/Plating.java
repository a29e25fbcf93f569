package dev.dovetail.wms.stock;

import java.time.Instant;

/**
 * Goods step onto a plate where both stand, or off it.
 *
 * @param goods how many of what: off the plate where the units are negative
 * @param reason why, as a word; @param reference the document; @param who the person
 */
public record Plating(Plated goods, String reason, String reference, String who, Instant at) {
    public Plating {
        if (goods.units() == 0) throw new IllegalArgumentException("nothing steps onto the plate");
    }
}
