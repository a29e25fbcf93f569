package dev.dovetail.wms.picking;

import dev.dovetail.wms.items.Read;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody took packs from a bin into a tote, or put back what was taken so.
 *
 * @param task and {@code seq}: the stop
 * @param location the bin's code as scanned; @param tote the tote's or cart's code, made at its first scan; empty
 *     where the units go into a {@code carton} that is shipped
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
        @Nullable String carton,
        @Nullable String cartonType,
        Read read) {}
