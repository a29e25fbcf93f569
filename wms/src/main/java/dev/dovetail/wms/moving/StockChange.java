package dev.dovetail.wms.moving;

import dev.dovetail.kernel.Sku;
import java.time.Instant;

/**
 * Goods that changed what they may be used for.
 *
 * @param key the caller's own, so that the change is made once
 * @param was the status before; @param becomes the one after, or {@code scrap}
 */
public record StockChange(
        long id,
        String key,
        String location,
        Sku sku,
        String lot,
        String was,
        String becomes,
        long quantity,
        String reason,
        String who,
        Instant at) {
    static final String SCRAP = "scrap";

    /** Whether both say the same, whoever says it and when. */
    boolean same(StockChange other) {
        return location.equals(other.location)
                && sku.equals(other.sku)
                && becomes.equals(other.becomes)
                && quantity == other.quantity
                && reason.equals(other.reason);
    }

    String reference() {
        return "change:" + id;
    }
}
