package dev.dovetail.oms.fulfillment;

import java.util.List;

/** What happened to work given to a node. All but {@link WithdrawalAsked} are the node's to tell: they are applied, never decided. */
sealed interface FulfillmentFact {
    record AcceptedByNode() implements FulfillmentFact {}

    record RejectedByNode() implements FulfillmentFact {}

    record Picked(List<Units> units) implements FulfillmentFact {}

    /** Units that were picked are still to be picked after all. */
    record PutBack(List<Units> units) implements FulfillmentFact {}

    /** The node gives these units back: it cannot find them. */
    record ShortPicked(List<Units> units) implements FulfillmentFact {}

    record Packed(List<Units> units) implements FulfillmentFact {}

    /** Packed units lie in an open parcel again. */
    record Unpacked(List<Units> units) implements FulfillmentFact {}

    record Shipped(List<Units> units) implements FulfillmentFact {}

    /** Packed units that nobody came for: they are not the order's any more. */
    record Uncollected(List<Units> units) implements FulfillmentFact {}

    record WithdrawalAsked(List<Units> units) implements FulfillmentFact {}

    record WithdrawalAnswered(List<Units> granted, List<Units> refused) implements FulfillmentFact {}
}
