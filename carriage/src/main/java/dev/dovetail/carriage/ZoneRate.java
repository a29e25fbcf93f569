package dev.dovetail.carriage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The price of one service in one zone: {@code base + per kg x kg}. The weight counts pro rata by the gram, never by the
 * started kilogram, so that a parcel's price is the sum of what its units add to it.
 *
 * @param zone 1 is the nearest
 * @param upToKm the zone reaches this far from the node, inclusive
 * @param origin the node whose price this is; null for every node that has none of its own
 */
public record ZoneRate(
        String service,
        int zone,
        int upToKm,
        String currency,
        long baseMinor,
        long perKgMinor,
        int transitDays,
        @Nullable String origin) {
    private static final int PER_MINOR = 1000;

    /** A price of every node. */
    public ZoneRate(
            String service, int zone, int upToKm, String currency, long baseMinor, long perKgMinor, int transitDays) {
        this(service, zone, upToKm, currency, baseMinor, perKgMinor, transitDays, null);
    }

    /** The exact price of a parcel, in thousandths of a minor unit: what costs are compared by. */
    public long costThousandths(long grams) {
        return Math.addExact(Math.multiplyExact(baseMinor, PER_MINOR), Math.multiplyExact(perKgMinor, grams));
    }

    /** Thousandths of a minor unit as minor units, half even. */
    public static long rounded(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
