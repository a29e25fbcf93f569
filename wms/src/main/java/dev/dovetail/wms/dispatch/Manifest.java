package dev.dovetail.wms.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a carrier takes in one trip. @param state {@code open} or {@code departed}; @param parcels loaded or gone with it */
public record Manifest(
        long id,
        String carrier,
        String state,
        Instant openedAt,
        @Nullable Instant leftAt,
        long parcels) {}
