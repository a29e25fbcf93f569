package dev.dovetail.kernel;

/** Names a sealed contact in the vault. */
public record ContactId(long value) {
    public ContactId {
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
