package dev.dovetail.wms.counting;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is done with a bin: what was not counted is not there.
 *
 * @param at when it was taken; @param seen the device's time, which counts where it can be
 * @param empty whether the bin was found empty
 * @param entries how many barcodes the worker counted in this round; null where the device does not say
 */
public record CountEnd(
        UUID scanId,
        String worker,
        Instant at,
        Instant seen,
        long task,
        String location,
        boolean empty,
        @Nullable Integer entries) {}
