package dev.dovetail.oms.rearrangements;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts that tell a rearrangement in its order's timeline. */
final class Telling {
    private Telling() {}

    static OrderChange of(
            OrderId order,
            Rearrangement now,
            NodeId node,
            @Nullable NodeId to,
            long units,
            String reason,
            Cause cause) {
        var fact = new OrderFact.Rearranged(
                now.rearrangementId(),
                now.kind().wire(),
                now.state().wire(),
                node.value(),
                to == null ? null : to.value(),
                units,
                reason,
                List.of());
        return new OrderChange(order, fact, cause);
    }
}
