package dev.dovetail.wms.receiving;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody counted packs off a delivery onto a dock.
 *
 * @param delivery its reference or its id; a reference that nobody announced opens a delivery, and where none is told the goods are
 *     counted onto the one that collects at that dock what nobody named
 * @param location the dock's code
 * @param told what was read or keyed of the goods beside their barcode
 * @param plate the number of the plate the packs are put on; null where they are loose
 * @param packs how many of what the barcode stands for: one case of twelve is twelve units
 */
public record ReceiveScan(
        UUID scanId,
        String worker,
        Instant at,
        @Nullable String delivery,
        String location,
        String barcode,
        long packs,
        Told told,
        @Nullable String plate) {
    /** Packs that are put on no plate. */
    public ReceiveScan(
            UUID scanId,
            String worker,
            Instant at,
            @Nullable String delivery,
            String location,
            String barcode,
            long packs,
            Told told) {
        this(scanId, worker, at, delivery, location, barcode, packs, told, null);
    }
}
