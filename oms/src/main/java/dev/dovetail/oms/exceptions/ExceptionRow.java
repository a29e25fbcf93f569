package dev.dovetail.oms.exceptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that waits for a person.
 *
 * @param id of the thing itself, as its own routes take it; of a missing order its channel and number, {@code shop/A-1}
 * @param orderId the order it is about; null where it is about a node or a channel
 * @param channel the channel it is about; null where it is about an order or a node
 * @param what in a few words; of goods: {@code 3 x MUG}
 * @param dueAt until when it should be decided; null where no clock runs
 */
public record ExceptionRow(
        String id,
        @Nullable String orderId,
        @Nullable String node,
        @Nullable String channel,
        String what,
        String owner,
        Instant since,
        @Nullable Instant dueAt) {}
