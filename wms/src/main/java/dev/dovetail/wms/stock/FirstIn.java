package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses pick faces before reserves, and among each the goods that came in first; of goods as old as each other, the bin
 * that a walk meets first. Pure.
 */
final class FirstIn {
    private static final Comparator<Bin> OLDEST = Comparator.comparing((Bin bin) -> !bin.face())
            .thenComparing(bin -> bin.balance().since())
            .thenComparingInt(Bin::walk)
            .thenComparingLong(bin -> bin.balance().key().location())
            .thenComparing(bin -> bin.balance().key().lot());

    private FirstIn() {}

    /** A bin's balance, the bin's rank in the walk, and whether it is a pick face. */
    record Bin(Balance balance, int walk, boolean face) {}

    static List<Allotment> choose(Collection<Bin> bins, List<Want> wants) {
        Map<Sku, List<Bin>> bySku = new HashMap<>();
        bins.stream()
                .sorted(OLDEST)
                .forEach(bin -> bySku.computeIfAbsent(bin.balance().key().sku(), _ -> new ArrayList<>())
                        .add(bin));
        Map<Bin, Long> left = new HashMap<>();
        List<Allotment> chosen = new ArrayList<>();
        for (var want : wants) {
            long missing = want.quantity();
            for (var bin : bySku.getOrDefault(want.sku(), List.of())) {
                var key = bin.balance().key();
                long free = left.getOrDefault(bin, bin.balance().free());
                long take = want.avoid().contains(key.location()) ? 0 : Math.min(free, missing);
                if (take <= 0) continue;
                left.put(bin, free - take);
                missing -= take;
                chosen.add(new Allotment(want.ref(), key.location(), key.sku(), key.lot(), take, bin.walk()));
                if (missing == 0) break;
            }
        }
        return chosen;
    }
}
