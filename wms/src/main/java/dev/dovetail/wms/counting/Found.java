package dev.dovetail.wms.counting;

import dev.dovetail.kernel.Sku;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one item and lot, and what the book had when it was seen.
 *
 * @param free units that no pick has claimed, now
 * @param underWay claimed units that a picker may have taken and not reported yet
 * @param unitValue what one is worth; null where nobody said
 * @param named whether each unit has a name of its own; @param names those that were read
 */
record Found(
        long task,
        Sku sku,
        String lot,
        long counted,
        long expected,
        long free,
        long underWay,
        @Nullable BigDecimal unitValue,
        boolean named,
        ReadNames.Read names,
        Policy policy) {

    /** What applies to the item. @param toleranceValue null where only units count */
    record Policy(long toleranceUnits, @Nullable BigDecimal toleranceValue, BigDecimal approveValue) {}

    long difference() {
        return counted - expected;
    }

    /** Fewer than the book has, while a picker may hold the rest: nobody can tell yet. */
    boolean unsure() {
        return difference() < 0 && underWay > 0;
    }

    /** Fewer than picks have claimed: what is missing was promised to orders. */
    boolean claimed() {
        return -difference() > free;
    }

    /** More than the book has, of units that must be read to be known; or other units than it has. */
    boolean unread() {
        return named
                && (difference() > 0
                        || names.others()
                        || names.compared() && names.unread().size() != -difference());
    }

    boolean within() {
        if (unsure() || Math.abs(difference()) > policy.toleranceUnits()) return false;
        var worth = worth();
        var most = policy.toleranceValue();
        return difference() == 0 || most == null || (worth != null && worth.compareTo(most) <= 0);
    }

    @Nullable
    BigDecimal worth() {
        return unitValue == null ? null : unitValue.multiply(BigDecimal.valueOf(Math.abs(difference())));
    }
}
