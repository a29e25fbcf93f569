package dev.dovetail.wms.floor;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a hand has done and the books refused: a supervisor's task.
 *
 * @param deviceAt when it was done, by the device's clock; @param madeAt when it was refused
 * @param code why; @param detail the same in words
 * @param said the scan as it was sent
 * @param settledBy who has set it right; null while nobody has
 */
public record Conflict(
        UUID scanId,
        String kind,
        String worker,
        Instant deviceAt,
        Instant madeAt,
        String code,
        String detail,
        Map<String, Object> said,
        @Nullable String settledBy,
        @Nullable Instant settledAt,
        @Nullable String note) {}
