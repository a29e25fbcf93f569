package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A snapshot as it was read.
 *
 * @param told what each SKU has on hand, by its code
 * @param lines the line of each SKU in {@code told}
 * @param failed lines that were wrong, each alone
 * @param unspoken SKUs whose lines were wrong: the snapshot does not speak of them
 * @param blind whether a line was so wrong that nobody knows which SKU it meant: then no SKU counts as not named
 */
record Snapshot(
        Header header,
        SortedMap<String, Long> told,
        Map<String, Integer> lines,
        List<Outcome> failed,
        List<Sku> unspoken,
        boolean blind,
        byte[] hash) {

    int records() {
        return told.size() + failed.size();
    }
}
