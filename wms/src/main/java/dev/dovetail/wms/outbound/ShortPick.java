package dev.dovetail.wms.outbound;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody found fewer units in a bin than its pick lines ask for.
 *
 * @param stops the pick lines that lack them, in the order in which they do without
 * @param reason {@code short}, {@code empty} or {@code damaged}
 * @param quantity base units that are missing
 */
public record ShortPick(
        UUID scanId, String worker, Instant at, List<PickLine.Key> stops, long location, String reason, long quantity) {
    public ShortPick {
        stops = List.copyOf(stops);
    }
}
