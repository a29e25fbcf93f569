package dev.dovetail.wms.counting;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody counted packs of one item in a bin.
 *
 * @param at when it was taken; @param seen the device's time, which counts where it can be
 * @param packs 0 for an item that should lie there and does not
 */
public record CountScan(
        UUID scanId,
        String worker,
        Instant at,
        Instant seen,
        long task,
        String location,
        String barcode,
        long packs,
        @Nullable String lot) {}
