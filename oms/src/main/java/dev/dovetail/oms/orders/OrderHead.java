package dev.dovetail.oms.orders;

import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What other capabilities need to know of an order to work on it; its lines are counted elsewhere.
 *
 * @param pickup the node where the customer comes for it; null where it is carried
 */
public record OrderHead(
        OrderId id,
        int client,
        String channel,
        String number,
        int version,
        OrderStatus status,
        Instant placedAt,
        Instant capturedAt,
        String service,
        int priority,
        @Nullable String instructions,
        @Nullable LocalDate promisedOn,
        ContactId contact,
        Destination shipTo,
        @Nullable String pickup) {

    /** Where it goes, as coarse as sourcing needs it; the address itself is sealed in the vault. */
    public record Destination(String country, String postalCode, double lat, double lon) {}
}
