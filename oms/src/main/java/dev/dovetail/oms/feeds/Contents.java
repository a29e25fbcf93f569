package dev.dovetail.oms.feeds;

import java.util.Collection;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a stored snapshot says, until it is settled.
 *
 * @param told units on hand by SKU code, those not named among them as zero where they count so
 * @param unspoken SKUs that it could not speak of
 * @param absentZero whether what it does not name is not there; null where it was stored before that was kept
 */
record Contents(
        TreeMap<String, Long> told,
        TreeSet<String> unspoken,
        @Nullable Boolean absentZero) {

    /** Those of the SKUs of which it says by silence that there are none: they came after it was stored. */
    TreeSet<String> silentOn(Collection<String> skus) {
        var silent = new TreeSet<String>();
        if (!Boolean.TRUE.equals(absentZero)) return silent;
        for (var sku : skus) if (!told.containsKey(sku) && !unspoken.contains(sku)) silent.add(sku);
        return silent;
    }
}
