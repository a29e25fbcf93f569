package dev.dovetail.oms.fulfillment;

import java.util.List;

/** What may be asked of work that was given to a node. */
sealed interface FulfillmentCommand {
    /** Give these units back, where they are not picked yet. */
    record Withdraw(List<Units> units) implements FulfillmentCommand {}
}
