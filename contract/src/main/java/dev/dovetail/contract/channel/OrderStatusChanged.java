package dev.dovetail.contract.channel;

import dev.dovetail.kernel.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order's status moved; sent to its channel as a signed webhook.
 *
 * @param event {@code shipped}, {@code backordered} or {@code cancelled}
 * @param version the order's version after the change: what a channel orders these by
 */
public record OrderStatusChanged(
        String channel,
        OrderId order,
        String externalNumber,
        int version,
        String event,
        Instant at,
        @Nullable Parcel parcel,
        List<Line> lines) {
    public static final String TYPE = "channel.order-status-changed.v1";

    public OrderStatusChanged {
        lines = List.copyOf(lines);
    }

    /** Units of one order line that the event is about. */
    public record Line(int line, String sku, long quantity) {}

    public record Parcel(
            String id, String carrier, @Nullable String trackingNumber) {}
}
