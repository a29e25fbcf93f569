package dev.dovetail.oms.intake;

/** The catalog has changed since the order was made normal: who waits makes it so anew. */
final class ItemsChanged extends RuntimeException {
    ItemsChanged() {
        super("the catalog has changed", null, false, false);
    }
}
