package dev.dovetail.oms.orders;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to list, newest first.
 *
 * @param text the beginning of a number, a whole customer code or an id; {@code sku:CODE} for the orders that hold units
 *     of a SKU or wait for them
 * @param status or {@link #WAITING}
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
    /** In place of a status: orders of any status that wait for units. */
    public static final String WAITING = "waiting";

    public OrderQuery {
        channels = Set.copyOf(channels);
    }

    /** The SKU that is asked for, where it is one. */
    @Nullable
    String sku() {
        if (text == null || !text.regionMatches(true, 0, "sku:", 0, 4)) return null;
        return text.substring(4).strip().toUpperCase(Locale.ROOT);
    }

    /** The text as an id, where it can be one. */
    @Nullable
    Long id() {
        return text == null || !text.matches("[1-9][0-9]{9,17}") ? null : Long.valueOf(text);
    }
}
