package dev.dovetail.wms.floor;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scan that was accepted: something a hand has done.
 *
 * @param at when, by the device's clock
 * @param task what for: a pick task, trip, outbound, carton, count or delivery by its id; null where it belongs to nothing
 * @param seq the stop of a pick task; 0 where there is none
 * @param from where goods came from; null where they did not move between locations
 * @param place where it was done; null where the scan names no location
 * @param packs as many of the scanned barcode; 0 where nothing was counted
 */
public record DoneScan(
        UUID scanId,
        String worker,
        String kind,
        Instant at,
        @Nullable String task,
        int seq,
        @Nullable String from,
        @Nullable String place,
        long packs) {}
