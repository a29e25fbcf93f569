package dev.dovetail.wms.floor;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One scan as a handheld sends it; which fields must be there depends on its kind. */
record ScanBody(
        UUID scanId,
        String kind,
        String worker,
        Instant at,
        @Nullable String task,
        @Nullable Integer seq,
        @Nullable String location,
        @Nullable String barcode,
        @Nullable Long quantity,
        @Nullable String tote,
        @Nullable String delivery,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reason,
        @Nullable String outbound,
        @Nullable String carton,
        @Nullable Long weightGrams,
        @Nullable String carrier) {}
