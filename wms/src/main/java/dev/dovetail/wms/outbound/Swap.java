package dev.dovetail.wms.outbound;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A picker would take another lot of the same goods from the same bin.
 *
 * @param stops the pick lines that it is for; @param lot the one at hand
 */
public record Swap(UUID scanId, String worker, Instant at, List<PickLine.Key> stops, long location, String lot) {
    public Swap {
        stops = List.copyOf(stops);
    }
}
