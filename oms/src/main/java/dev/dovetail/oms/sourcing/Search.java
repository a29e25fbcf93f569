package dev.dovetail.oms.sourcing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best set of options to open parcels at, by branch and bound over which options are used: most units first,
 * then the least cost, then fewer parcels, then the shorter sum of distances, then the set that comes first by node id.
 *
 * <p>For a fixed set the rest is simple: each item's units come from the cheapest option that has them. A branch's bound
 * is what its opened parcels count, plus each unit from the cheapest option that is opened or undecided, plus the
 * cheapest further parcel that some item cannot do without; no completion counts less. The work is bounded, by steps and
 * not by the clock, so that the same question always has the same answer.
 */
final class Search {
    /** Steps of one look at an item and an option; a million take about a millisecond. */
    static final int MOST_STEPS = 1_000_000;

    static final long IMPOSSIBLE = Long.MAX_VALUE;

    private final Table table;
    private final Rules.Limits limits;
    private final long perSplit;
    private final long opened;
    private final long[] fixed;
    private final long undecidedOnes;

    private int steps;
    private long missing;
    private long uncovered;

    private long best;
    private long bestCost = IMPOSSIBLE;
    private long bestMissing = Long.MAX_VALUE;
    private @Nullable String tie;

    /** @param parcelsBefore how many parcels earlier stages opened */
    Search(Table table, Rules.Limits limits, long perSplit, int parcelsBefore) {
        this.table = table;
        this.limits = limits;
        this.perSplit = perSplit;
        this.opened = parcelsBefore;
        this.fixed = new long[table.n];
        for (int o = 0; o < table.n; o++) fixed[o] = table.options.get(o).fixed();
        this.undecidedOnes = table.n == Long.SIZE ? -1L : (1L << table.n) - 1;
    }

    /** The best set of options, as a bit mask; 0 where the limits allow none. */
    long run() {
        for (int o = 0; o < table.n; o++) consider(1L << o);
        if (table.n > 1) {
            startFrom(undecidedOnes);
            branch(0, 0L, 0);
        }
        return best;
    }

    /** Whether every set was weighed, or shown to be worse. */
    boolean exact() {
        return steps < MOST_STEPS && !table.compete;
    }

    /** By what two equally good answers were told apart, where there were two. */
    @Nullable
    String tie() {
        return tie;
    }

    /** Begins with all options and closes the one that saves most, until none saves: a good first answer prunes best. */
    private void startFrom(long everything) {
        long set = everything;
        for (long from = 0; from != set && steps < MOST_STEPS / 2; ) {
            from = set;
            long cheapest = cost(from);
            for (long rest = from; rest != 0; rest &= rest - 1) {
                long fewer = from & ~Long.lowestOneBit(rest);
                if (fewer == 0) continue;
                long cost = cost(fewer);
                if (cost < cheapest) {
                    cheapest = cost;
                    set = fewer;
                }
            }
        }
        consider(set);
    }

    private long cost(long set) {
        long units = units(set);
        return missing > 0 ? IMPOSSIBLE : units + parcels(set);
    }

    private void branch(int o, long used, long counted) {
        if (steps >= MOST_STEPS) return;
        if (o == table.n) {
            consider(used);
            return;
        }
        long undecided = (-1L << o) & undecidedOnes;
        long units = units(used | undecided);
        if (missing > bestMissing) return;
        if (missing == bestMissing) {
            long bound = counted + units + further(used, undecided);
            if (bound > bestCost) return;
            if (bound == bestCost && Long.bitCount(used) > Long.bitCount(best)) return;
        }
        if (Long.bitCount(used) < limits.mostParcels() - opened) branch(o + 1, used | 1L << o, counted + open(o, used));
        branch(o + 1, used, counted);
    }

    private long open(int o, long used) {
        boolean free = table.options.get(o).opened() || used == 0 && opened == 0;
        return fixed[o] + (free ? 0 : perSplit);
    }

    /** What a further parcel counts at least, where some item cannot be had from {@code used} alone. */
    private long further(long used, long undecided) {
        units(used);
        if (uncovered < 0) return 0;
        int k = (int) uncovered;
        long least = IMPOSSIBLE;
        for (long rest = undecided; rest != 0; rest &= rest - 1) {
            int o = Long.numberOfTrailingZeros(rest);
            if (table.available[k * table.n + o] > 0) least = Math.min(least, open(o, used));
        }
        return least == IMPOSSIBLE ? 0 : least;
    }

    private void consider(long set) {
        if (set == 0 || Long.bitCount(set) > limits.mostParcels() - opened) return;
        long cost = units(set) + parcels(set);
        if (missing > bestMissing || missing == bestMissing && cost > bestCost) return;
        if (limits.leastValue() > 0 && Long.bitCount(set) + opened > 1 && tooLittle(set)) return;
        if (missing < bestMissing || cost < bestCost) tie = null;
        else {
            var by = precedes(set, best);
            if (by.charAt(0) == '-') return;
            tie = by;
        }
        best = set;
        bestCost = cost;
        bestMissing = missing;
    }

    private long parcels(long set) {
        long sum = 0, before = 0;
        for (long rest = set; rest != 0; rest &= rest - 1) {
            int o = Long.numberOfTrailingZeros(rest);
            sum += open(o, before);
            before |= 1L << o;
        }
        return sum;
    }

    /** What the units count over {@code set}; leaves how many are missing, and an item that the set does not cover. */
    private long units(long set) {
        long cost = 0;
        missing = 0;
        uncovered = -1;
        int n = table.n;
        for (int k = 0; k < table.need.length; k++) {
            long need = table.need[k];
            for (int o : table.order[k]) {
                if (need == 0) break;
                if ((set & 1L << o) == 0) continue;
                long taken = Math.min(need, table.available[k * n + o]);
                need -= taken;
                cost += taken * table.unit[k * n + o];
            }
            if (need == 0) continue;
            missing += need * table.pieces[k];
            if (uncovered < 0) uncovered = k;
        }
        steps += table.need.length + table.n;
        return cost;
    }

    private boolean tooLittle(long set) {
        for (long value : Fill.of(table, set).values(table)) if (value >= 0 && value < limits.leastValue()) return true;
        return false;
    }

    /** By what {@code a} comes before {@code b}; with {@code -} in front where {@code b} does. */
    private String precedes(long a, long b) {
        int parcels = Integer.compare(Long.bitCount(a), Long.bitCount(b));
        if (parcels != 0) return parcels < 0 ? "fewer parcels" : "-";
        int distance = Double.compare(km(a), km(b));
        if (distance != 0) return distance < 0 ? "less distance" : "-";
        return Arrays.compare(ids(a), ids(b)) < 0 ? "lower node number" : "-";
    }

    private double km(long set) {
        double km = 0;
        for (long rest = set; rest != 0; rest &= rest - 1)
            km += table.options.get(Long.numberOfTrailingZeros(rest)).km();
        return km;
    }

    private int[] ids(long set) {
        var ids = new int[Long.bitCount(set)];
        int i = 0;
        for (long rest = set; rest != 0; rest &= rest - 1)
            ids[i++] = table.options.get(Long.numberOfTrailingZeros(rest)).id();
        Arrays.sort(ids);
        return ids;
    }
}
