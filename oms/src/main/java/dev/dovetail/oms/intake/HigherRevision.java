package dev.dovetail.oms.intake;

import dev.dovetail.oms.orders.OrderView;

/** The order is known, and the channel posts a newer version of it: an amendment, made by who waits and not by the round. */
final class HigherRevision extends RuntimeException {
    private final transient OrderView stored;

    HigherRevision(OrderView stored) {
        super("revision " + stored.revision() + " is stored", null, false, false);
        this.stored = stored;
    }

    OrderView stored() {
        return stored;
    }
}
