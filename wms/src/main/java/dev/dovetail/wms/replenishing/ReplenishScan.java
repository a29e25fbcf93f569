package dev.dovetail.wms.replenishing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody brought packs to a face.
 *
 * @param from where they lay; @param to the face
 * @param lot of the goods: needed only where several lie there; @param serials the names of the units, where they have some
 */
public record ReplenishScan(
        UUID scanId,
        String worker,
        Instant at,
        long task,
        String from,
        String to,
        String barcode,
        long packs,
        @Nullable String lot,
        List<String> serials) {}
