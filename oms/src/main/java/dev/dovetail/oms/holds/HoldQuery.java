package dev.dovetail.oms.holds;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which open holds to list, oldest first.
 *
 * @param channels only these; empty means any
 * @param after the last hold of the page before
 */
public record HoldQuery(
        int client,
        @Nullable String owner,
        @Nullable String kind,
        @Nullable String code,
        Set<String> channels,
        @Nullable Long after,
        int limit) {
    public HoldQuery {
        channels = Set.copyOf(channels);
    }
}
