package dev.dovetail.oms.orders;

import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import java.time.Instant;

/** A timer: what an order has reserved by then is given to its nodes. */
public record ReleaseDue(OrderId order) {
    public static final String TYPE = "orders.release-due.v1";

    /** Who takes it. */
    public static final String DESTINATION = "oms.release";

    /** The message, in the lane of its order. */
    public Outgoing outgoing(IdSource ids, Json json, int version, Instant dueAt) {
        int slot = order.slot();
        return new Outgoing(
                slot, ids.next(slot), slot, order.value(), version, TYPE, DESTINATION, null, dueAt, json.write(this));
    }
}
