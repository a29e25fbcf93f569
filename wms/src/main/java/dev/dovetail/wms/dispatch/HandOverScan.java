package dev.dovetail.wms.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody gave a closed carton to the customer who came for it. @param proof what was shown, by a word of the store's list */
public record HandOverScan(
        UUID scanId,
        String worker,
        Instant at,
        String carton,
        @Nullable String proof) {}
