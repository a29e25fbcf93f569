package dev.dovetail.kernel;

/** Names one order; its slot is that of the moment in which it came. */
public record OrderId(long value) {
    public OrderId {
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
