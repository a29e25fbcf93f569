package dev.dovetail.oms.holds;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What lifts a hold. A person who may can always do it by hand. */
public enum ReleaseRule {
    /** A person decides. */
    BY_HAND,
    /** It lifts itself at its time. */
    AT_A_TIME,
    /** The check that placed it passes again. */
    WHEN_CHECKED;

    /** The name in rows, facts and answers. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ReleaseRule ofWire(String wire) {
        return Arrays.stream(values())
                .filter(rule -> rule.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such rule: " + wire));
    }
}
