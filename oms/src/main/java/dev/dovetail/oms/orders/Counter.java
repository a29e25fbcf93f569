package dev.dovetail.oms.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a unit of a line is. {@link #ORDERED} is the sum of all others: units come from it at capture, and where an amendment adds some. */
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

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** Where units of this counter may go next: the law of an order line. */
    public Set<Counter> next() {
        return switch (this) {
            case ORDERED ->
                // what has nothing to ship is delivered at once; what an amendment adds begins open
                EnumSet.of(OPEN, RESERVED, BACKORDERED, DELIVERED);
            case OPEN -> EnumSet.of(RESERVED, BACKORDERED, CANCELLED);
            case BACKORDERED -> EnumSet.of(RESERVED, CANCELLED);
            // open: taken from its node before it was released; backordered: pre-ordered goods came short
            case RESERVED -> EnumSet.of(RELEASED, OPEN, BACKORDERED, CANCELLED);
            // open: short-picked, refused by the node, or asked back; reserved: asked back to be released again
            case RELEASED -> EnumSet.of(PICKED, OPEN, RESERVED, CANCELLED);
            // released: put back into their bins
            case PICKED -> EnumSet.of(PACKED, RELEASED);
            // delivered: the customer came for it; cancelled: nobody did; picked: the carton was opened again
            case PACKED -> EnumSet.of(SHIPPED, DELIVERED, CANCELLED, PICKED);
            case SHIPPED -> EnumSet.of(DELIVERED, RETURNED);
            case DELIVERED -> EnumSet.of(RETURNED);
            case RETURNED, CANCELLED -> EnumSet.noneOf(Counter.class);
        };
    }

    /** The column's name, and the name on the wire. */
    @JsonValue
    public String wire() {
        return wire;
    }

    @JsonCreator
    static Counter of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
