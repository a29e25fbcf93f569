package dev.dovetail.oms.fulfillment;

/** Units of one order line. */
public record Units(int line, long quantity) {
    public Units {
        if (quantity <= 0) throw new IllegalArgumentException("at least 1 unit, not " + quantity);
    }
}
