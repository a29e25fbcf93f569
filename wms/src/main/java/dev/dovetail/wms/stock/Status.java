package dev.dovetail.wms.stock;

import java.util.Locale;

/** May it be promised and picked? Only what is available may. */
public enum Status {
    AVAILABLE,
    HOLD,
    DAMAGED;

    /** As it is written in the database and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
