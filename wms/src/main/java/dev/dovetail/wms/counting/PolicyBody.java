package dev.dovetail.wms.counting;

import dev.dovetail.kernel.Malformed;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a count may be off by.
 *
 * @param itemClass A, B or C; empty for items without a class and where a class has no policy
 * @param toleranceUnits a difference up to it is booked after one count, and the value's tolerance too where there is one
 * @param approveValue a recounted difference worth more waits for a supervisor
 * @param everyDays how often bins with such items are counted; null for never by plan
 */
record PolicyBody(
        String itemClass,
        long toleranceUnits,
        @Nullable BigDecimal toleranceValue,
        BigDecimal approveValue,
        @Nullable Integer everyDays) {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

    PolicyBody {
        if (!Set.of("", "A", "B", "C").contains(itemClass))
            throw new Malformed("counting.class", "/policies", "a class is A, B, C or empty");
        if (toleranceUnits < 0 || toleranceUnits > 1_000_000)
            throw new Malformed("counting.tolerance", "/policies", "a tolerance is 0 to 1,000,000 units");
        if (toleranceValue != null) value("/policies", toleranceValue);
        value("/policies", approveValue);
        if (everyDays != null && (everyDays < 1 || everyDays > 3650))
            throw new Malformed("counting.days", "/policies", "every 1 to 3,650 days");
    }

    static void value(String path, BigDecimal value) {
        if (value.signum() < 0
                || value.compareTo(MOST) > 0
                || value.stripTrailingZeros().scale() > 6)
            throw new Malformed("counting.value", path, "a value is 0 to 1,000,000,000 with six decimals");
    }
}
