package dev.dovetail.wms.layout;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any place that holds stock, real or virtual.
 *
 * @param walk the rank in the picker's walk of a bin or a reserve; 0 for everything else
 * @param size what fits, where it was measured
 * @param checkDigits what its label shows beside its code, three digits; null for what is neither a bin nor a reserve
 * @param blockedFor why nothing may be put in; null where something may
 * @param side {@code left} or {@code right} of its aisle; null where nobody said
 */
public record Location(
        long id,
        String code,
        Kind kind,
        @Nullable String zone,
        @Nullable Integer aisle,
        @Nullable Integer bay,
        @Nullable Integer level,
        int walk,
        Size size,
        @Nullable String checkDigits,
        @Nullable String blockedFor,
        @Nullable String side) {
    /** Where goods come from. The six virtual locations have the same ids in each warehouse. */
    public static final long SUPPLIER = 1;
    /** Where goods go that were shipped. */
    public static final long CUSTOMER = 2;
    /** What a picker or a count did not find. */
    public static final long LOST = 3;
    /** What was thrown away. */
    public static final long SCRAP = 4;
    /** The other side of a correction. */
    public static final long ADJUSTMENT = 5;
    /** Where components end and kits begin. */
    public static final long PRODUCTION = 6;
    /** The dock of what is to be put on the shelves again, or for the first time. */
    public static final String PUT_BACK = "PUT-BACK";
    /** The bench of what came back and waits for a decision. */
    public static final String RETURNS = "RETURNS";
    /** The stage of what goes back to who made it. */
    public static final String VENDOR_RETURN = "VENDOR-RETURN";
    /** What left for another of our warehouses and did not arrive there yet. */
    public static final String IN_TRANSIT = "IN-TRANSIT";

    /** Places that the house itself makes; their codes are no other kind's, which the database keeps too. */
    private static final Map<String, Kind> OURS =
            Map.of(PUT_BACK, Kind.DOCK, RETURNS, Kind.BENCH, VENDOR_RETURN, Kind.STAGE, IN_TRANSIT, Kind.TRANSIT);

    /** What kind a place of the house itself with this code has; empty where the code is anybody's. */
    public static Optional<Kind> ours(String code) {
        return Optional.ofNullable(OURS.get(code));
    }

    /** Whether what lies on this dock, stage or cart came with a delivery, and not from inside the house. */
    public boolean ofDeliveries() {
        return ours(code).isEmpty();
    }

    /** What a location is; the virtual ones keep no balance: theirs is the sum of their entries. */
    public enum Kind {
        SUPPLIER,
        CUSTOMER,
        LOST,
        SCRAP,
        ADJUSTMENT,
        PRODUCTION,
        /** A pick face. */
        BIN,
        DOCK,
        STAGE,
        CART,
        TOTE,
        PARCEL,
        /** Bulk storage: put away to like a bin, picked from where no bin has any. */
        RESERVE,
        /** What waits for an inspection; never picked. */
        QUALITY,
        /** What is broken; never picked. */
        DAMAGED,
        /** Where kits are made and taken apart, or returns are inspected. */
        BENCH,
        /** What left for another of our warehouses and did not arrive there yet. */
        TRANSIT;

        /** As it is written in the database and in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether goods are put away there, picked from there and walked to. */
        public boolean shelf() {
            return this == BIN || this == RESERVE;
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** In millimetres and grams; null where nobody measured it. */
    public record Size(
            @Nullable Integer widthMm,
            @Nullable Integer depthMm,
            @Nullable Integer heightMm,
            @Nullable Integer weightLimitGrams) {
        public static final Size UNKNOWN = new Size(null, null, null, null);
    }

    /** Whether the location is virtual: no limit is enforced there. */
    public static boolean virtual(long id) {
        return id <= PRODUCTION;
    }
}
