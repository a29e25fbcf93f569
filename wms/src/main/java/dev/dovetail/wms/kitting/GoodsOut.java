package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.stock.Lot;
import dev.dovetail.wms.stock.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What comes out: as it is told, and the rest as good units without a lot. What expires lasts no longer than what went in,
 * unless its day is told. Pure.
 */
final class GoodsOut {
    private final Map<Sku, Handling> handled;
    private final @Nullable LocalDate earliest;

    /** @param earliest the first last day of what went in */
    GoodsOut(Map<Sku, Handling> handled, @Nullable LocalDate earliest) {
        this.handled = handled;
        this.earliest = earliest;
    }

    /** Refuses {@code kitting.told-otherwise}, {@code kitting.lot-needed}, {@code kitting.serial-needed}. */
    List<BenchStep.Goods> all(Map<Sku, Long> makes, List<BenchStep.Goods> told) {
        List<BenchStep.Goods> all = new ArrayList<>();
        Map<Sku, Long> left = new LinkedHashMap<>(makes);
        for (var goods : told) {
            var rest = left.get(goods.sku());
            if (rest == null || goods.units() > rest) throw no("kitting.told-otherwise", goods);
            left.put(goods.sku(), rest - goods.units());
            all.add(checked(goods));
        }
        left.forEach((sku, units) -> {
            if (units > 0) all.add(checked(new BenchStep.Goods(sku, null, null, Status.AVAILABLE, units, List.of())));
        });
        return all;
    }

    private BenchStep.Goods checked(BenchStep.Goods goods) {
        var way = handled.getOrDefault(goods.sku(), Handling.PLAIN);
        if (way.lots() && goods.lot() == null) throw no("kitting.lot-needed", goods);
        if (way.serials() && goods.serials().size() != goods.units()) throw no("kitting.serial-needed", goods);
        var lot = way.lots() && goods.lot() != null ? goods.lot() : "";
        return goods.with(lot, goods.units(), way.serials() ? goods.serials() : List.of());
    }

    /** Its lots, each with the day it is to have where nobody said one before. */
    List<Lot> lots(List<BenchStep.Goods> out, Map<Lot.Key, LocalDate> known) {
        return out.stream()
                .filter(one -> one.lot() != null && !one.lot().isEmpty())
                .map(one -> {
                    var key = key(one);
                    boolean expires =
                            handled.getOrDefault(one.sku(), Handling.PLAIN).expires();
                    var day = Stream.of(known.get(key), one.expiresOn(), earliest)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
                    if (expires && day == null) throw no("kitting.expiry-needed", one);
                    if (expires && one.expiresOn() != null && !one.expiresOn().equals(day))
                        throw no("kitting.lot-expiry", one);
                    return new Lot(key, expires ? day : null);
                })
                .toList();
    }

    static Lot.Key key(BenchStep.Goods one) {
        return new Lot.Key(one.sku(), String.valueOf(one.lot()));
    }

    private static Refused no(String code, BenchStep.Goods goods) {
        return new Refused(
                Refused.Kind.CONFLICT,
                new Refusal(
                        code,
                        Map.of(
                                "sku",
                                goods.sku().toString(),
                                "units",
                                goods.units(),
                                "lot",
                                String.valueOf(goods.lot()))));
    }
}
