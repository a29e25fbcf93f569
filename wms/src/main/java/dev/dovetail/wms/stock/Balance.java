package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Sku;
import java.time.Instant;

/**
 * What lies in one location of one SKU, lot and status.
 *
 * @param onHand base units there
 * @param allocated how many of them picks have claimed
 * @param plated how many of them are on plates
 * @param since when the place last became non-empty: first in, first out
 */
public record Balance(Key key, long onHand, long allocated, long plated, Instant since) {

    /** Names one balance within a node. */
    public record Key(long location, Sku sku, String lot, Status status) {}

    /** Units that nobody has claimed. */
    public long free() {
        return onHand - allocated;
    }
}
