package dev.dovetail.lab.shop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as it is posted; null fields are left out. Quantities and prices go as the log has them, good or bad. */
record OrderBody(
        String channel,
        String number,
        String placedAt,
        String currency,
        @Nullable String customer,
        String service,
        @Nullable String instructions,
        ShipTo shipTo,
        List<Line> lines) {

    record ShipTo(
            String name,
            String street,
            String city,
            String region,
            String postalCode,
            String country,
            String email,
            String phone) {}

    record Line(
            String sku,
            Object quantity,
            Object unitPrice,
            @Nullable String description) {}

    OrderBody withInstructions(String other) {
        return new OrderBody(channel, number, placedAt, currency, customer, service, other, shipTo, lines);
    }
}
