package dev.dovetail.wms.picking;

import dev.dovetail.wms.items.Read;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody took packs from a bin into a tote, or put back what was taken so.
 *
 * @param task and {@code seq}: the stop
 * @param location the bin's code as scanned; @param tote the tote's or cart's code, made at its first scan
 * @param packs how many of what the barcode stands for
 */
public record PickScan(
        UUID scanId,
        String worker,
        Instant at,
        long task,
        int seq,
        String location,
        String barcode,
        long packs,
        String tote,
        Read read) {}
