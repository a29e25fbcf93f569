package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fulfillment order as the node works it.
 *
 * @param state the word of its {@link OutboundState}
 * @param version rises by one with each fact told about it
 */
public record OutboundOrder(
        FulfillmentOrderId id,
        OrderId order,
        String channel,
        String orderNumber,
        String service,
        @Nullable LocalDate promisedOn,
        @Nullable Instant shipBy,
        int priority,
        @Nullable String instructions,
        ContactId contact,
        String state,
        int version,
        List<Line> lines) {
    public OutboundOrder {
        lines = List.copyOf(lines);
    }

    /** One order line's units at this node: {@code asked} = open + picked + shorted + withdrawn; packed and shipped are of the picked. */
    public record Line(
            int line, Sku sku, long asked, long picked, long packed, long shipped, long shorted, long withdrawn) {

        /** Units still to be picked. */
        public long open() {
            return asked - picked - shorted - withdrawn;
        }
    }
}
