package dev.dovetail.lab.world;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Goods that no log has: each shows one thing that an order may meet. */
public final class Showpieces {
    /** Sold before it is there. */
    public static final String COMING = "SHOW-COMING";

    /** Sold after it has run out. */
    public static final String GONE = "SHOW-GONE";

    /** Sold by the supplier, who sends it. */
    public static final String DROPPED = "SHOW-DROPPED";

    /** At a store that goes offline, and at a warehouse. */
    public static final String MOVED = "SHOW-MOVED";

    /** Fetched from the store. */
    public static final String FETCHED = "SHOW-FETCHED";

    /** Parts of the {@link #KIT}. */
    public static final String CUP = "SHOW-CUP";

    public static final String SAUCER = "SHOW-SAUCER";

    /** Two cups and a saucer; no goods of its own. */
    public static final String KIT = "SHOW-KIT";

    private Showpieces() {}

    static Map<String, Map<String, Integer>> described() {
        var described = new TreeMap<String, Map<String, Integer>>();
        for (var sku : List.of(COMING, GONE, DROPPED, MOVED, FETCHED, CUP, SAUCER))
            described.put(sku, Map.of(sku.toLowerCase(java.util.Locale.ROOT), 1));
        return described;
    }
}
