package dev.dovetail.wms.labour;

import java.util.Locale;

/** A kind of work, and which scans are made for it. */
public enum Job {
    RECEIVE,
    PUTAWAY,
    PICK,
    PACK,
    /** Onto the truck, or to the customer who came. */
    LOAD,
    COUNT,
    REPLENISH,
    /** Parts to a bench, for a work order. */
    KIT,
    /** Whole plates carried, goods put onto plates and taken off. */
    PLATE,
    /** What stands alone: goods moved from bin to bin, or set aside. */
    MOVE;

    /** As in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Job of(String scan) {
        return switch (scan) {
            case "receive" -> RECEIVE;
            case "putaway", "plate-putaway" -> PUTAWAY;
            case "pick", "unpick", "short", "swap", "tote", "sort", "unsort" -> PICK;
            case "pack", "unpack", "close", "reopen" -> PACK;
            case "load", "stage", "hand-over", "give-back", "vendor-out", "depart" -> LOAD;
            case "count", "count-done", "count-empty" -> COUNT;
            case "replenish" -> REPLENISH;
            case "kit-take", "kit-short" -> KIT;
            case "plate-move", "plate-on", "plate-off", "plate-break" -> PLATE;
            default -> MOVE;
        };
    }
}
