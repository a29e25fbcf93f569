package dev.dovetail.oms.holds;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a hold is about. All but {@link #MANUAL} are placed by a check. */
public enum HoldKind {
    MANUAL,
    ADDRESS,
    PRICE,
    DUPLICATE,
    FRAUD;

    /** The name in rows, facts and answers. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HoldKind ofWire(String wire) {
        return Arrays.stream(values())
                .filter(kind -> kind.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such kind of hold: " + wire));
    }
}
