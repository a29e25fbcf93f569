package dev.dovetail.lab.floor;

import java.time.Instant;

/** Who looks over the workers' shoulders. */
public interface Watch {
    /** Nobody. */
    Watch NOBODY = new Watch() {};

    /** A handheld fetched a task for the first time. @param readyAt since when it could have */
    default void fetched(String orderId, Instant readyAt) {}

    /** The server confirmed a pick. */
    default void picked(String orderId, Instant takenAt) {}

    /** Units of a SKU are about to be reported as not found. */
    default void missing(String node, String sku) {}

    /** The server confirmed that so many units were not found. */
    default void shorted(String orderId, String node, String sku, long units, Instant takenAt) {}

    /** The server confirmed that so many units were thrown away at the bench. */
    default void broken(String sku, long units) {}

    /** Two pickers took the same units, which cannot be. */
    default void pickedTwice(String line) {}

    /** An item was taken into a slot of a put wall that is not its order's, which cannot be. */
    default void misplaced(String barcode, String slot) {}

    /** The server confirmed that an item went into the slot of its order on a put wall. */
    default void sorted(String orderNumber) {}

    /** A bin was counted by who saw what the books said at that moment. @param state of the count since */
    default void counted(String node, String location, String state) {}

    /** A scan was answered with a refusal that was not provoked. */
    default void refused(String kind, String code) {}
}
