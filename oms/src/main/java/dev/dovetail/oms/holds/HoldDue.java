package dev.dovetail.oms.holds;

import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import java.time.Instant;

/** A timer: the hold lifts itself by then, unless somebody did before. */
record HoldDue(long order, long hold) {
    static final String TYPE = "holds.due.v1";
    static final String DESTINATION = "oms.holds";

    OrderId orderId() {
        return new OrderId(order);
    }

    /** In a lane of its own: it waits for nothing, and nothing waits for it. */
    Outgoing outgoing(IdSource ids, Json json, Instant dueAt) {
        int slot = orderId().slot();
        return new Outgoing(slot, ids.next(slot), slot, hold, 1, TYPE, DESTINATION, null, dueAt, json.write(this));
    }
}
