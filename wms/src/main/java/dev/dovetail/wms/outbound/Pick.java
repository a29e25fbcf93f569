package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Read;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody took units from a bin into a tote or cart, or laid them back.
 *
 * @param stops the pick lines they are for, in the order in which they get them: one, or those of a batch at one bin
 * @param location the bin that was scanned
 * @param quantity base units
 * @param tote the location they are in now
 * @param read the lot, where it was read, and the names of units that have them
 */
public record Pick(
        UUID scanId,
        String worker,
        Instant at,
        List<PickLine.Key> stops,
        long location,
        Sku sku,
        long quantity,
        long tote,
        Read read) {
    public Pick {
        stops = List.copyOf(stops);
    }
}
