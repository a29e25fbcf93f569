package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses which of the goods at a bench go in: what is told, and the rest where only one lot lies there. Pure. */
final class GoodsIn {
    private final Map<Balance.Key, Long> here = new LinkedHashMap<>();
    private final Map<Sku, Handling> handled;

    GoodsIn(List<Balance> bench, Map<Sku, Handling> handled) {
        bench.forEach(row -> here.put(row.key(), row.onHand()));
        this.handled = handled;
    }

    /** Units of one balance. */
    record Chosen(Balance.Key key, long units, List<String> serials) {}

    /** Refuses {@code kitting.not-at-bench}, {@code kitting.which-lot}, {@code kitting.serial-needed}, {@code kitting.told-otherwise}. */
    List<Chosen> choose(Map<Sku, Long> needs, List<BenchStep.Goods> told) {
        List<Chosen> chosen = new ArrayList<>();
        Map<Sku, Long> left = new LinkedHashMap<>(needs);
        for (var goods : told) {
            var need = left.get(goods.sku());
            if (need == null || goods.units() > need) throw no("kitting.told-otherwise", goods.sku(), goods.units());
            chosen.addAll(take(goods));
            left.put(goods.sku(), need - goods.units());
        }
        left.forEach((sku, units) -> {
            if (units > 0)
                chosen.addAll(take(new BenchStep.Goods(sku, null, null, Status.AVAILABLE, units, List.of())));
        });
        return chosen;
    }

    private List<Chosen> take(BenchStep.Goods goods) {
        var rows = here.entrySet().stream()
                .filter(row -> row.getKey().sku().equals(goods.sku()) && row.getValue() > 0)
                .filter(row -> goods.lot() == null || row.getKey().lot().equals(goods.lot()))
                .toList();
        long lying = rows.stream().mapToLong(Map.Entry::getValue).sum();
        if (lying < goods.units()) throw no("kitting.not-at-bench", goods.sku(), goods.units(), "here", lying);
        if (rows.size() > 1 && lying > goods.units())
            throw no(
                    "kitting.which-lot",
                    goods.sku(),
                    goods.units(),
                    "lots",
                    rows.stream().map(row -> row.getKey().lot()).toList());
        boolean named = handled.getOrDefault(goods.sku(), Handling.PLAIN).serials();
        if (named && goods.serials().size() != goods.units())
            throw no("kitting.serial-needed", goods.sku(), goods.units());
        if (named && rows.size() > 1) throw no("kitting.which-lot", goods.sku(), goods.units());
        List<Chosen> taken = new ArrayList<>();
        for (var row : rows) {
            long units = Math.min(row.getValue(), goods.units());
            here.put(row.getKey(), row.getValue() - units);
            taken.add(new Chosen(row.getKey(), units, named ? goods.serials() : List.of()));
        }
        return taken;
    }

    private static Refused no(String code, Sku sku, long units) {
        return no(code, sku, units, "asked", units);
    }

    private static Refused no(String code, Sku sku, long units, String more, Object value) {
        return new Refused(
                Refused.Kind.CONFLICT, new Refusal(code, Map.of("sku", sku.toString(), "units", units, more, value)));
    }
}
