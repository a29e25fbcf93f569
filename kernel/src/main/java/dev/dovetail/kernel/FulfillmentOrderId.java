package dev.dovetail.kernel;

/** Names work assigned to one node; it shares its order's slot. */
public record FulfillmentOrderId(long value) {
    public FulfillmentOrderId {
        if (value <= 0) throw new IllegalArgumentException("an id is positive, not " + value);
    }

    public int slot() {
        return Slot.of(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
