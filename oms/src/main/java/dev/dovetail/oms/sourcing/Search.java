package dev.dovetail.oms.sourcing;

import java.util.List;

/**
 * Finds the cheapest set of options to open parcels at, by branch and bound over which options are used.
 *
 * <p>For a fixed set the rest is simple: a parcel's price grows with its weight alone, so each SKU's units come from the
 * cheapest option per kilogram that has them. A branch's bound is what its opened parcels cost plus the weight price with
 * every undecided option open for nothing; no completion can be cheaper. Ties fall to fewer parcels, then to the
 * shorter sum of distances, then to the set that comes first by node id.
 */
final class Search {
    /** Enough for every set of 16 options. */
    private static final int MOST_LOOKS = 200_000;

    /** The cost of a set that has not everything. */
    static final long IMPOSSIBLE = Long.MAX_VALUE;

    private final List<Option> options;
    private final Supply supply;
    private final long[] fixed;
    private final long[] perGram;
    private int looks;
    private long best;
    private long bestCost = IMPOSSIBLE;

    Search(List<Option> options, Supply supply) {
        this.options = options;
        this.supply = supply;
        this.fixed = options.stream().mapToLong(Option::fixedThousandths).toArray();
        this.perGram =
                options.stream().mapToLong(option -> option.rate().perKgMinor()).toArray();
    }

    /** The best set of options, as a bit mask. */
    long run() {
        long everything = options.size() == Long.SIZE ? -1L : (1L << options.size()) - 1;
        startFrom(everything);
        for (int o = 0; o < options.size(); o++) consider(1L << o);
        branch(0, 0L, 0);
        return best;
    }

    /** Whether every set was weighed. */
    boolean exact() {
        return looks < MOST_LOOKS;
    }

    /** What this option alone would cost, in thousandths of a minor unit, or {@link #IMPOSSIBLE}. */
    long costAlone(Option option) {
        return cost(1L << options.indexOf(option));
    }

    /** What a set costs in thousandths of a minor unit, or {@link #IMPOSSIBLE}. */
    private long cost(long set) {
        long opened = 0;
        for (long rest = set; rest != 0; rest &= rest - 1) opened += fixed[Long.numberOfTrailingZeros(rest)];
        return plus(opened, set, IMPOSSIBLE);
    }

    /** Begins with all options and closes the one that saves most, until none saves: a good first answer prunes best. */
    private void startFrom(long everything) {
        long set = everything;
        consider(set);
        for (long from = 0; from != set; ) {
            from = set;
            for (long rest = from; rest != 0; rest &= rest - 1) consider(from & ~Long.lowestOneBit(rest));
            set = best;
        }
    }

    private void branch(int o, long used, long opened) {
        if (looks++ >= MOST_LOOKS) return;
        long undecided = o == options.size() ? 0 : (-1L << o) & ((1L << options.size()) - 1);
        long bound = plus(opened, used | undecided, bestCost);
        if (bound == IMPOSSIBLE || bound > bestCost) return;
        if (bound == bestCost && Long.bitCount(used) > Long.bitCount(best)) return;
        if (o == options.size()) {
            consider(used);
            return;
        }
        branch(o + 1, used, opened);
        branch(o + 1, used | 1L << o, opened + fixed[o]);
    }

    private void consider(long set) {
        long cost = set == 0 ? IMPOSSIBLE : cost(set);
        if (cost == IMPOSSIBLE || cost > bestCost) return;
        if (cost < bestCost || precedes(set, best)) {
            best = set;
            bestCost = cost;
        }
    }

    private boolean precedes(long a, long b) {
        int parcels = Integer.compare(Long.bitCount(a), Long.bitCount(b));
        if (parcels != 0) return parcels < 0;
        int distance = Double.compare(km(a), km(b));
        if (distance != 0) return distance < 0;
        return java.util.Arrays.compare(ids(a), ids(b)) < 0;
    }

    private double km(long set) {
        double km = 0;
        for (long rest = set; rest != 0; rest &= rest - 1)
            km += options.get(Long.numberOfTrailingZeros(rest)).km();
        return km;
    }

    private int[] ids(long set) {
        return java.util.stream.IntStream.range(0, options.size())
                .filter(o -> (set & 1L << o) != 0)
                .map(o -> options.get(o).node().id().value())
                .sorted()
                .toArray();
    }

    /** {@code opened} and the weight price of the needed units over {@code set}; stops counting above {@code limit}. */
    private long plus(long opened, long set, long limit) {
        long cost = opened;
        for (int k = 0; k < supply.need.length && cost <= limit; k++) {
            long need = supply.need[k];
            for (long rest = set; need > 0 && rest != 0; rest &= rest - 1) {
                int o = Long.numberOfTrailingZeros(rest);
                long taken = Math.min(need, supply.available(k, o));
                need -= taken;
                cost += taken * supply.grams[k] * perGram[o];
            }
            if (need > 0) return IMPOSSIBLE;
        }
        return cost;
    }
}
