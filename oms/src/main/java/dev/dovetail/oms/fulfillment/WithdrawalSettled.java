package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.OrderId;
import java.util.List;

/**
 * A node has said of units asked back for an amendment which it gives and which it keeps.
 *
 * @param kept whether what it gives stays reserved there; else it is cancelled
 */
public record WithdrawalSettled(OrderId order, long amendment, boolean kept, List<Units> granted, List<Units> refused) {
    public static final String TYPE = "fulfillment.withdrawal-settled.v1";

    /** Who takes it. */
    public static final String DESTINATION = "oms.amendments";

    public WithdrawalSettled {
        granted = List.copyOf(granted);
        refused = List.copyOf(refused);
    }
}
