package dev.dovetail.wms.receiving;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody counted packs off a delivery onto a dock.
 *
 * @param delivery its reference or its id
 * @param location the dock's code
 * @param told what was read or keyed of the goods beside their barcode
 * @param packs how many of what the barcode stands for: one case of twelve is twelve units
 */
public record ReceiveScan(
        UUID scanId,
        String worker,
        Instant at,
        String delivery,
        String location,
        String barcode,
        long packs,
        Told told) {}
