package dev.dovetail.wms.packing;

import dev.dovetail.wms.items.Read;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody took packs out of an open carton and laid them back into a tote.
 *
 * @param packs how many of what the barcode stands for
 */
public record UnpackScan(
        UUID scanId, String worker, Instant at, String carton, String barcode, long packs, String tote, Read read) {}
