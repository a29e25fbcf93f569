package dev.dovetail.oms.rearrangements;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.fulfillment.Units;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done with work.
 *
 * @param key names it within its order for ever: the same again is answered with what was answered first
 * @param lines which units; all that is not picked where there are none
 * @param to the code of the node it shall move to
 * @param with the other work that it is merged with
 */
public record Wanted(
        OrderId order,
        String key,
        Rearrangement.Kind kind,
        FulfillmentOrderId work,
        List<Units> lines,
        @Nullable String to,
        @Nullable FulfillmentOrderId with,
        @Nullable String owner,
        String reason) {
    public Wanted {
        lines = List.copyOf(lines);
    }

    /** What makes two askings under one key the same. */
    String content() {
        return kind.wire() + "\n" + work + "\n" + lines + "\n" + to + "\n" + with + "\n" + owner + "\n" + reason;
    }
}
