package dev.dovetail.oms.softholds;

import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Slot;
import java.time.Instant;

/** A timer: what a cart holds by then is given back, unless it was held for longer meanwhile. */
record HoldExpires(long hold) {
    static final String TYPE = "softholds.expires.v1";
    static final String DESTINATION = "oms.soft-hold";

    /** A lane of its own: a later expiry is owed no order after an earlier one. */
    Outgoing outgoing(IdSource ids, Json json, Instant at) {
        int slot = Slot.of(hold);
        long id = ids.next(slot);
        return new Outgoing(slot, id, slot, id, 1, TYPE, DESTINATION, null, at, json.write(this));
    }
}
