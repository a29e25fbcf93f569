package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The demand of an order summed per SKU, beside what each option has of it. Demand above what all options have together
 * is cut off first: what remains can be had whole, so that only cost is left to choose by.
 */
final class Supply {
    final List<Sku> skus = new ArrayList<>();
    final long[] need;
    final long[] grams;
    /** What option {@code o} has of SKU {@code k}, at {@code k * options + o}. */
    final long[] available;

    final int options;

    Supply(Demand demand, List<Option> options, Map<Sku, List<Figure>> figures) {
        var sums = new LinkedHashMap<Sku, long[]>();
        for (var line : demand.lines()) {
            var sum = sums.computeIfAbsent(line.sku(), _ -> new long[] {0, line.weightGrams()});
            sum[0] += line.quantity();
        }
        this.options = options.size();
        this.need = new long[sums.size()];
        this.grams = new long[sums.size()];
        this.available = new long[sums.size() * options.size()];
        var at = new LinkedHashMap<Integer, Integer>();
        for (int o = 0; o < options.size(); o++)
            at.put(options.get(o).node().id().value(), o);
        sums.forEach((sku, sum) -> {
            int k = skus.size();
            skus.add(sku);
            long total = 0;
            for (var figure : figures.getOrDefault(sku, List.of())) {
                var o = at.get(figure.node().value());
                if (o == null) continue;
                available[k * this.options + o] += figure.available();
                total += figure.available();
            }
            need[k] = Math.min(sum[0], total);
            grams[k] = sum[1];
        });
    }

    long available(int k, int option) {
        return available[k * options + option];
    }

    boolean needsNothing() {
        for (long n : need) if (n > 0) return false;
        return true;
    }
}
