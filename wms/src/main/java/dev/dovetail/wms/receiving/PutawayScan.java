package dev.dovetail.wms.receiving;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody carried packs from a dock into a bin.
 *
 * @param delivery its reference or its id, where it is known: only named by the move, for what is put away counts for the
 *     oldest delivery that waits for some of it
 * @param from the dock's code
 * @param to the bin's code; of a quality or a damaged place where the goods are on hold or damaged
 * @param told what was read or keyed of the goods beside their barcode
 */
public record PutawayScan(
        UUID scanId,
        String worker,
        Instant at,
        @Nullable String delivery,
        String from,
        String to,
        String barcode,
        long packs,
        Told told) {}
