package dev.dovetail.wms.plates;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Packs are put onto a plate, or taken off it, where it stands.
 *
 * @param location the place's code: where a plate that stands nowhere yet is put down
 * @param lot of the goods, and {@code status} of them: needed only where several lie there
 * @param onto false where they are taken off
 */
public record PlateFill(
        UUID scanId,
        String worker,
        Instant at,
        String plate,
        String location,
        String barcode,
        long packs,
        @Nullable String lot,
        @Nullable String status,
        boolean onto) {}
