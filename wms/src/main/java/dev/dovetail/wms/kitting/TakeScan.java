package dev.dovetail.wms.kitting;

import dev.dovetail.wms.items.Read;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody carried packs from a bin to a bench for a work order.
 *
 * @param task the work order; @param seq of what is kept for it
 */
public record TakeScan(
        UUID scanId,
        String worker,
        Instant at,
        long task,
        int seq,
        String location,
        String barcode,
        long packs,
        String bench,
        Read read) {}
