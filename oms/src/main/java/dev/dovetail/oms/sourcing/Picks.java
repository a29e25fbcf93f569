package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A chosen set of options, worked out: which line's units come from where, and what parcels that makes. */
final class Picks {
    final List<Sourced.Allotment> allotments = new ArrayList<>();
    final Map<Integer, Long> missing = new TreeMap<>();
    final List<Sourced.Parcel> parcels = new ArrayList<>();

    Picks(Demand demand, List<Option> options, Supply supply, long chosen) {
        var left = left(supply, chosen);
        var grams = new long[options.size()];
        for (var line : demand.lines()) {
            var shares = left.getOrDefault(line.sku(), new long[0]);
            long need = line.quantity();
            for (int o = 0; o < shares.length && need > 0; o++) {
                long taken = Math.min(need, shares[o]);
                if (taken == 0) continue;
                shares[o] -= taken;
                need -= taken;
                grams[o] += taken * line.weightGrams();
                var node = options.get(o).node().id();
                allotments.add(new Sourced.Allotment(line.line(), line.sku(), node, taken));
            }
            if (need > 0) missing.put(line.line(), need);
        }
        for (int o = 0; o < grams.length; o++)
            if ((chosen & 1L << o) != 0) parcels.add(parcel(options.get(o), grams[o], demand));
        parcels.sort(Comparator.comparingInt(parcel -> parcel.node().value()));
    }

    /** What each option gives of each SKU: the needed units from the cheapest chosen option on. */
    private static Map<Sku, long[]> left(Supply supply, long chosen) {
        var left = new HashMap<Sku, long[]>();
        for (int k = 0; k < supply.need.length; k++) {
            var shares = new long[supply.options];
            long need = supply.need[k];
            for (long rest = chosen; need > 0 && rest != 0; rest &= rest - 1) {
                int o = Long.numberOfTrailingZeros(rest);
                shares[o] = Math.min(need, supply.available(k, o));
                need -= shares[o];
            }
            left.put(supply.skus.get(k), shares);
        }
        return left;
    }

    private static Sourced.Parcel parcel(Option option, long grams, Demand demand) {
        var calendar = option.node().calendar();
        var leaves = calendar.leavesOn(demand.orderedAt());
        return new Sourced.Parcel(
                option.node().id(),
                option.node().code(),
                option.km(),
                option.rate().zone(),
                grams,
                option.costMinor(grams),
                leaves,
                calendar.shipBy(leaves),
                calendar.arrivesOn(leaves, option.rate().transitDays()),
                calendar.zone());
    }
}
