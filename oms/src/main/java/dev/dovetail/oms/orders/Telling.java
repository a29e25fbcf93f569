package dev.dovetail.oms.orders;

import dev.dovetail.contract.channel.OrderStatusChanged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message to an order's channel needs.
 *
 * @param partner null where the channel hears nothing
 * @param events what it wants to hear; none means {@link OrderStatusChanged#SEEN}
 */
record Telling(
        int version,
        String channel,
        String number,
        @Nullable String partner,
        boolean held,
        List<String> events) {

    boolean hears(String event) {
        return (events.isEmpty() ? OrderStatusChanged.SEEN : events).contains(event);
    }
}
