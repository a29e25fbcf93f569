package dev.dovetail.oms.routing;

import dev.dovetail.oms.sourcing.Rules;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rules as they were published. @param restores the older version that this one brought back */
public record Published(
        int version,
        Rules rules,
        String author,
        String publishedBy,
        Instant publishedAt,
        String note,
        @Nullable Integer restores) {}
