package dev.dovetail.oms.inbounds;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Goods on their way, as they are sent.
 *
 * @param quantity units still to come
 * @param expectedOn a day, as 2026-12-24
 * @param promisable whether orders may be promised of it; left out, they may
 */
record InboundBody(
        String sku,
        long quantity,
        String expectedOn,
        @Nullable Boolean promisable) {
    static final long MOST_UNITS = 1_000_000_000L;
    private static final int YEARS = 3;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,59}");

    /** Refuses each field by its path. */
    Inbound toInbound(NodeId node, int client, String id, Instant now) {
        if (!ID.matcher(id).matches())
            throw new Malformed("inbounds.id", "id", "1 to 60 letters, digits, dots, colons, dashes and underscores");
        return new Inbound(
                node,
                id,
                skuOf(client),
                day(now),
                promisable == null || promisable,
                units(quantity, "/quantity"),
                0,
                0,
                false);
    }

    /** Refuses {@code inbounds.quantity}. */
    static long units(long quantity, String path) {
        if (quantity < 0 || quantity > MOST_UNITS) throw new Malformed("inbounds.quantity", path, "0 to " + MOST_UNITS);
        return quantity;
    }

    private Sku skuOf(int client) {
        try {
            return new Sku(client, sku);
        } catch (IllegalArgumentException e) {
            throw new Malformed("availability.sku", "/sku", "a SKU code has 1 to 64 characters");
        }
    }

    private LocalDate day(Instant now) {
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        try {
            var day = LocalDate.parse(expectedOn);
            if (!day.isBefore(today.minusYears(YEARS)) && !day.isAfter(today.plusYears(YEARS))) return day;
        } catch (DateTimeException e) {
            throw new Malformed("inbounds.expected-on", "/expectedOn", "a day, as 2026-12-24");
        }
        throw new Malformed("inbounds.expected-on", "/expectedOn", "within " + YEARS + " years of today");
    }
}
