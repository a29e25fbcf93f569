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

    /** Carried between warehouses, and found on docks without a paper. */
    public static final String CRATE = "BACK-CRATE";

    /** Comes on plates. */
    public static final String PLATED = "BACK-PLATED";

    /** A jar and two lids make a {@link #SET}, which is made beforehand and has a barcode of its own. */
    public static final String JAR = "BACK-JAR";

    public static final String LID = "BACK-LID";

    public static final String SET = "BACK-SET";

    private Showpieces() {}

    /** Whether just as many are there as are sold: one that is not found would leave its order without what it shows. */
    public static boolean exact(String sku) {
        return sku.startsWith("SHOW-");
    }

    static Map<String, Map<String, Integer>> described() {
        var described = new TreeMap<String, Map<String, Integer>>();
        for (var sku : List.of(COMING, GONE, DROPPED, MOVED, FETCHED, CUP, SAUCER, CRATE, PLATED, JAR, LID, SET))
            described.put(sku, Map.of(sku.toLowerCase(java.util.Locale.ROOT), 1));
        return described;
    }
}
