package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.PickRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what is picked first by the rule of its item: first in, last in, or first to expire. Pick faces come before
 * reserves, but for what expires; of goods that are equal to the rule, the bin that a walk meets first. Pure.
 */
final class PickOrder {
    private static final Comparator<Bin> NEAREST = Comparator.comparingInt(Bin::walk)
            .thenComparingLong(bin -> bin.balance().key().location())
            .thenComparing(bin -> bin.balance().key().lot());
    private static final Comparator<Bin> FACES = Comparator.comparing(bin -> !bin.face());
    private static final Comparator<Bin> OLDEST =
            Comparator.comparing(bin -> bin.balance().since());
    private static final Comparator<Bin> EXPIRING =
            Comparator.comparing(Bin::expires, Comparator.nullsLast(Comparator.naturalOrder()));
    private static final Map<PickRule, Comparator<Bin>> ORDERS = Map.of(
            PickRule.FIFO, FACES.thenComparing(OLDEST).thenComparing(NEAREST),
            PickRule.LIFO, FACES.thenComparing(OLDEST.reversed()).thenComparing(NEAREST),
            PickRule.FEFO, EXPIRING.thenComparing(FACES).thenComparing(OLDEST).thenComparing(NEAREST));

    private PickOrder() {}

    /**
     * A bin's balance.
     *
     * @param walk the bin's rank in the walk; @param face whether it is a pick face
     * @param expires the last day of its lot
     */
    record Bin(
            Balance balance,
            int walk,
            boolean face,
            PickRule rule,
            @Nullable LocalDate expires) {}

    static List<Allotment> choose(Collection<Bin> bins, List<Want> wants) {
        Map<Sku, List<Bin>> bySku = new HashMap<>();
        for (var bin : bins)
            bySku.computeIfAbsent(bin.balance().key().sku(), _ -> new ArrayList<>())
                    .add(bin);
        bySku.values()
                .forEach(same -> same.sort(
                        Objects.requireNonNull(ORDERS.get(same.getFirst().rule()))));
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
