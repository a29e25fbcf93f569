package dev.dovetail.oms.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a unit of a line is. {@link #ORDERED} is the sum of all others: units come from it once, at capture. */
public enum Counter {
    ORDERED,
    OPEN,
    BACKORDERED,
    RESERVED,
    RELEASED,
    PICKED,
    PACKED,
    SHIPPED,
    DELIVERED,
    RETURNED,
    CANCELLED;

    /** The column's name, and the name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Counter of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
