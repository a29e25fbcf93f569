package dev.dovetail.wms.packing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody closed and weighed a carton. @param reason why it is right though it does not weigh what it should */
public record CloseScan(
        UUID scanId,
        String worker,
        Instant at,
        String carton,
        long weightGrams,
        @Nullable String reason) {}
