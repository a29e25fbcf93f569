package dev.dovetail.oms.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What may be asked for units of a line. */
public enum Move {
    CANCEL,
    CHANGE_QUANTITY,
    CHANGE_ADDRESS,
    SUBSTITUTE,
    RETURN;

    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in answers. */
    @JsonValue
    public String wire() {
        return wire;
    }
}
