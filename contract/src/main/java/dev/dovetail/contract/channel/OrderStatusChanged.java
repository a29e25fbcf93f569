package dev.dovetail.contract.channel;

import dev.dovetail.kernel.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something became of an order; sent to its channel as a signed webhook. A channel says which of {@link #EVENTS} it hears.
 *
 * @param event one of {@link #EVENTS}
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

    /** What a channel that does not say hears of: what a customer would see. */
    public static final List<String> SEEN = List.of(
            "amended",
            "amendment-declined",
            "backordered",
            "cancelled",
            "collected",
            "delayed",
            "pre-ordered",
            "ready-for-pickup",
            "released",
            "repromised",
            "shipped");

    /** All there is to hear. */
    public static final List<String> EVENTS = List.of(
            "accepted",
            "amended",
            "amendment-declined",
            "backordered",
            "cancelled",
            "captured",
            "collected",
            "delayed",
            "held",
            "hold-released",
            "inbound-landed",
            "moved",
            "packed",
            "picked",
            "pre-ordered",
            "put-back",
            "ready-for-pickup",
            "released",
            "repromised",
            "reserved",
            "shipped",
            "short-picked",
            "unpacked");

    public OrderStatusChanged {
        lines = List.copyOf(lines);
    }

    /**
     * Units of one order line that the event is about.
     *
     * @param quantity in base units
     * @param said the same in the channel's own unit; null in messages from before there were any
     */
    public record Line(
            int line, String sku, long quantity, @Nullable Spoken said) {}

    public record Parcel(
            String id, String carrier, @Nullable String trackingNumber) {}
}
