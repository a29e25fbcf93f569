package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.Sku;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How many units of each item come from each option. Items that compete for a SKU are filled one after the other. */
final class Fill {
    /** Of item k from option o, at {@code k * n + o}. */
    final long[] units;

    private final Map<Sku, long[]> taken = new HashMap<>();

    private Fill(Table table) {
        this.units = new long[table.available.length];
    }

    /** Each item from the cheapest options of the set. */
    static Fill of(Table table, long set) {
        var fill = new Fill(table);
        for (int k = 0; k < table.need.length; k++) {
            long need = table.need[k];
            for (int o : table.order[k]) if (need > 0 && (set & 1L << o) != 0) need -= fill.take(table, k, o, need);
        }
        return fill;
    }

    /** Every item from the options in their order, as far as each goes, over at most so many options. */
    static Fill inSequence(Table table, int[] sequence, int mostParcels) {
        var fill = new Fill(table);
        var need = table.need.clone();
        int parcels = 0;
        for (int o : sequence) {
            if (parcels == mostParcels) break;
            long before = Arrays.stream(need).sum();
            for (int k = 0; k < need.length; k++) need[k] -= fill.take(table, k, o, need[k]);
            if (Arrays.stream(need).sum() < before) parcels++;
        }
        return fill;
    }

    private long take(Table table, int k, int o, long need) {
        long most = Math.min(need, table.available[k * table.n + o]);
        if (table.compete) most = Math.min(most, leftOf(table, k, o));
        if (table.items.get(k).whole() && most < table.need[k]) return 0;
        if (most <= 0) return 0;
        units[k * table.n + o] += most;
        if (table.compete)
            for (var part : table.items.get(k).parts())
                taken.computeIfAbsent(part.sku(), _ -> new long[table.n])[o] += most * part.units();
        return most;
    }

    private long leftOf(Table table, int k, int o) {
        long most = Long.MAX_VALUE;
        for (var part : table.items.get(k).parts()) {
            var gone = taken.get(part.sku());
            long left = table.stock.of(part.sku(), table.options.get(o).site()) - (gone == null ? 0 : gone[o]);
            most = Math.min(most, left / part.units());
        }
        return most;
    }

    /** What the parcel of each option is worth; -1 where it has none. */
    long[] values(Table table) {
        var values = new long[table.n];
        Arrays.fill(values, -1);
        for (int k = 0; k < table.need.length; k++)
            for (int o = 0; o < table.n; o++)
                if (units[k * table.n + o] > 0)
                    values[o] = Math.max(values[o], 0)
                            + units[k * table.n + o] * table.items.get(k).value();
        return values;
    }
}
