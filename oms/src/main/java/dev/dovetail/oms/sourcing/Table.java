package dev.dovetail.oms.sourcing;

import dev.dovetail.oms.sourcing.Options.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Items against options as plain arrays: what is needed, what each option has of it and what a unit from there counts.
 * Demand above what all options have together is cut off, so that what remains can be had.
 */
final class Table {
    final List<Items.Item> items;
    final List<Option> options;
    final int n;
    final long[] need;
    final long[] pieces;
    /** Of item k from option o, at {@code k * n + o}. */
    final long[] available, unit;
    /** Options by what a unit of item k from there counts, the cheapest first, the nearer among equals. */
    final int[][] order;

    final boolean compete;
    final Stock stock;

    Table(Items items, List<Option> options, Stock stock) {
        this.items = items.list;
        this.options = options;
        this.compete = items.compete;
        this.stock = stock;
        this.n = options.size();
        int m = items.list.size();
        need = new long[m];
        pieces = new long[m];
        available = new long[m * n];
        unit = new long[m * n];
        order = new int[m][];
        boolean sameOrder = options.stream()
                .allMatch(option -> option.perPiece() == options.getFirst().perPiece());
        for (int k = 0; k < m; k++) {
            weigh(k);
            order[k] = sameOrder && k > 0 && heavy(k) && heavy(0) ? order[0] : cheapestFirst(k);
        }
    }

    /** Only what weighs nothing is as cheap from anywhere. */
    private boolean heavy(int k) {
        return items.get(k).grams() > 0;
    }

    private void weigh(int k) {
        var item = items.get(k);
        pieces[k] = item.pieces();
        for (int o = 0; o < n; o++) {
            var option = options.get(o);
            available[k * n + o] = stock.of(item, option.site());
            unit[k * n + o] = item.grams() * option.perGram() + pieces[k] * option.perPiece();
            need[k] = Math.min(item.need(), need[k] + available[k * n + o]);
        }
    }

    private int[] cheapestFirst(int k) {
        var sorted = new int[n];
        for (int o = 0; o < n; o++) {
            int at = o;
            for (; at > 0 && unit[k * n + sorted[at - 1]] > unit[k * n + o]; at--) sorted[at] = sorted[at - 1];
            sorted[at] = o;
        }
        return sorted;
    }

    boolean needsNothing() {
        for (long units : need) if (units > 0) return false;
        return true;
    }

    /** Whether this option could ship everything that can be had. */
    boolean hasAll(int option) {
        for (int k = 0; k < need.length; k++) if (available[k * n + option] < need[k]) return false;
        return true;
    }

    /**
     * The options without which no better answer is lost. One is left out where a nearer one opens and ships no dearer and
     * has, of each item, all that is needed or the other has none: every answer with it has one as good without it.
     */
    List<Integer> undominated() {
        var kept = new ArrayList<Integer>();
        for (int o = 0; o < n; o++) {
            int it = o;
            if (kept.stream().noneMatch(better -> dominates(better, it))) kept.add(o);
        }
        return kept;
    }

    private boolean dominates(int a, int b) {
        if (options.get(a).fixed() > options.get(b).fixed()) return false;
        for (int k = 0; k < need.length; k++) {
            if (available[k * n + b] == 0) continue;
            if (available[k * n + a] < need[k] || unit[k * n + a] > unit[k * n + b]) return false;
        }
        return true;
    }

    /** The same table with only some of its options. */
    Table only(List<Integer> kept, Items all) {
        return kept.size() == n
                ? this
                : new Table(
                        all,
                        IntStream.range(0, kept.size())
                                .mapToObj(i -> options.get(kept.get(i)))
                                .toList(),
                        stock);
    }
}
