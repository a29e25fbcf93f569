package dev.dovetail.oms.exceptions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that waits of one kind.
 *
 * @param count as many as there are; {@link Exceptions#MOST_COUNTED} means that many or more
 * @param oldestSeconds how long the oldest waits; null where none does
 * @param first the oldest ones
 */
public record ExceptionGroup(
        ExceptionKind kind,
        long count,
        @Nullable Instant oldest,
        @Nullable Long oldestSeconds,
        String owner,
        String runbook,
        List<ExceptionRow> first) {
    public ExceptionGroup {
        first = List.copyOf(first);
    }
}
