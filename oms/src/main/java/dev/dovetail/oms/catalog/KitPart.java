package dev.dovetail.oms.catalog;

import dev.dovetail.kernel.Sku;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** So many units of a SKU in one kit. */
public record KitPart(Sku sku, long units) {
    public static final Comparator<KitPart> ORDER = Comparator.comparing(KitPart::sku);

    public KitPart {
        if (units < 1) throw new IllegalArgumentException("at least 1 unit of a part, not " + units);
    }

    /** The goods in so many units of a SKU, by SKU: its parts where it is a kit, else itself. */
    public static Map<Sku, Long> goods(Sku sku, List<KitPart> parts, long quantity) {
        if (parts.isEmpty()) return Map.of(sku, quantity);
        var goods = new LinkedHashMap<Sku, Long>();
        for (var part : parts) goods.merge(part.sku(), Math.multiplyExact(part.units(), quantity), Math::addExact);
        return goods;
    }
}
