package dev.dovetail.wms.layout;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Any place that holds stock, real or virtual.
 *
 * @param walk the bin's rank in the picker's walk; 0 for what is no bin
 */
public record Location(
        long id,
        String code,
        Kind kind,
        @Nullable String zone,
        @Nullable Integer aisle,
        @Nullable Integer bay,
        @Nullable Integer level,
        int walk) {
    /** Where goods come from. The five virtual locations have the same ids in each warehouse. */
    public static final long SUPPLIER = 1;
    /** Where goods go that were shipped. */
    public static final long CUSTOMER = 2;
    /** What a picker or a count did not find. */
    public static final long LOST = 3;
    /** What was thrown away. */
    public static final long SCRAP = 4;
    /** The other side of a correction. */
    public static final long ADJUSTMENT = 5;

    /** What a location is; the virtual ones keep no balance: theirs is the sum of their entries. */
    public enum Kind {
        SUPPLIER,
        CUSTOMER,
        LOST,
        SCRAP,
        ADJUSTMENT,
        BIN,
        DOCK,
        STAGE,
        CART,
        TOTE,
        PARCEL;

        /** As it is written in the database and in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether the location is virtual: no limit is enforced there. */
    public static boolean virtual(long id) {
        return id <= ADJUSTMENT;
    }
}
