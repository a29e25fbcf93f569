package dev.dovetail.oms.orders;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to list, newest first.
 *
 * @param text the beginning of a number, a whole customer code or an id
 * @param channels only these; empty means any
 * @param after the last id of the page before
 */
public record OrderQuery(
        int client,
        @Nullable String text,
        @Nullable String status,
        Set<String> channels,
        @Nullable Long after,
        int limit) {
    public OrderQuery {
        channels = Set.copyOf(channels);
    }
}
