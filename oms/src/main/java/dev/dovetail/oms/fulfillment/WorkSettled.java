package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.OrderId;
import java.util.List;

/** A node has said of units asked back for a rearrangement which it gives and which it keeps. */
public record WorkSettled(
        OrderId order, long rearrangement, long withdrawal, List<Units> granted, List<Units> refused) {
    public static final String TYPE = "fulfillment.work-settled.v1";

    /** Who takes it. */
    public static final String DESTINATION = "oms.rearrangements";

    public WorkSettled {
        granted = List.copyOf(granted);
        refused = List.copyOf(refused);
    }
}
