package dev.dovetail.oms.shortfalls;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which open shortfalls to list, oldest first.
 *
 * @param channels only these; empty means any
 * @param after the last id of the page before
 */
public record ShortfallQuery(
        int client,
        @Nullable String owner,
        Set<String> channels,
        @Nullable Long after,
        int limit) {
    public ShortfallQuery {
        channels = Set.copyOf(channels);
    }
}
