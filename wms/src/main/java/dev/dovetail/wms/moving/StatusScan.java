package dev.dovetail.wms.moving;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody found packs that may not be sold.
 *
 * @param lot of the goods: needed only where several lie there
 * @param status {@code hold} or {@code damaged}: what they are from now on
 * @param serials the names of the units, where they have some
 */
public record StatusScan(
        UUID scanId,
        String worker,
        Instant at,
        String location,
        String barcode,
        long packs,
        @Nullable String lot,
        String status,
        String reason,
        List<String> serials) {}
