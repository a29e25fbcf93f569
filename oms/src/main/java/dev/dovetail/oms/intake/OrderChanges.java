package dev.dovetail.oms.intake;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.amendments.Amended;
import dev.dovetail.oms.amendments.Amendments;

/** Changes a captured order as a person typed it: the body of {@code POST /orders/{id}/amendments}. */
public interface OrderChanges {
    /** What it would do; refuses as {@link #change}. */
    Amendments.Preview preview(Caller caller, OrderId order, String body);

    /**
     * Does it, once for each key of the order. Refuses every field that is wrong with its path, and as {@link Amendments#amend}.
     *
     * @param key 1 to 255 characters
     */
    Amended change(Caller caller, OrderId order, String key, String body);
}
