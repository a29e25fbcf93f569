package dev.dovetail.kernel;

/** Names one box that leaves. */
public record ParcelId(long value) {
    public ParcelId {
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
