package dev.dovetail.wms.stock;

import java.time.Instant;

/** A plate is carried with all that is on it. */
public record PlateTrip(long plate, long from, long to, String reason, String reference, String who, Instant at) {
    Move move(Plated goods) {
        var key = goods.key();
        return new Move(from, to, key.sku(), key.lot(), key.status(), goods.units(), false, reason, reference, who, at);
    }
}
