package dev.dovetail.wms.items;

import java.util.Locale;

/** Which goods of an item are picked first. */
public enum PickRule {
    /** Those that came first. */
    FIFO,
    /** Those that expire first. */
    FEFO,
    /** Those that came last. */
    LIFO;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PickRule of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
