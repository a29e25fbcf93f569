package dev.dovetail.oms.orders;

import java.util.List;

/** Changes by which units began to wait in the backlog, or wait no longer; heard in the same transaction, under the orders' locks. */
public record WaitsMoved(List<OrderChange> changes) {
    public WaitsMoved {
        changes = List.copyOf(changes);
    }

    static boolean by(OrderChange change) {
        return change.fact().moves().stream()
                .anyMatch(move -> move.from() == Counter.BACKORDERED || move.to() == Counter.BACKORDERED);
    }
}
