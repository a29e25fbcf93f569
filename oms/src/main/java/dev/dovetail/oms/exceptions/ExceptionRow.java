package dev.dovetail.oms.exceptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that waits for a person.
 *
 * @param id of the thing itself, as its own routes take it
 * @param orderId the order it is about; null where it is about a node
 * @param what in a few words; of goods: {@code 3 x MUG}
 * @param dueAt until when it should be decided; null where no clock runs
 */
public record ExceptionRow(
        String id,
        @Nullable String orderId,
        @Nullable String node,
        String what,
        String owner,
        Instant since,
        @Nullable Instant dueAt) {}
