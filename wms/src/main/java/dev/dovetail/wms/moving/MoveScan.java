package dev.dovetail.wms.moving;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody carried packs from one place to another.
 *
 * @param lot of the goods, and @param status of them: needed only where several lie there
 * @param serials the names of the units, where they have some
 */
public record MoveScan(
        UUID scanId,
        String worker,
        Instant at,
        String from,
        String to,
        String barcode,
        long packs,
        @Nullable String lot,
        @Nullable String status,
        List<String> serials) {}
