package dev.dovetail.wms.counting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody counted packs of one item in a bin.
 *
 * @param at when it was taken; @param seen the device's time, which counts where it can be
 * @param packs 0 for an item that should lie there and does not
 * @param serials the names of the units, where they were read
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
        @Nullable String lot,
        List<String> serials) {
    public CountScan {
        serials = List.copyOf(serials);
    }
}
