package dev.dovetail.oms.exceptions;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which to list, oldest first.
 *
 * @param channels only orders of these; empty means any
 * @param after the cursor that the page before ended with
 */
public record ExceptionQuery(
        int client,
        Set<String> channels,
        @Nullable String owner,
        @Nullable String after,
        int limit) {
    public ExceptionQuery {
        channels = Set.copyOf(channels);
    }
}
