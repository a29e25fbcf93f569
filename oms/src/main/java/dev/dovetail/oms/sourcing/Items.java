package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.KitPart;
import dev.dovetail.oms.sourcing.Rules.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is sourced as one: the units of a SKU over all lines that ask for it, a kit, or lines that must stay together.
 * One unit of an item ships from one node.
 */
final class Items {
    /** @param parts SKUs and units in one unit of the item */
    record Item(List<Demand.Line> lines, List<KitPart> parts, long need, long grams, long value, boolean whole) {
        long pieces() {
            long pieces = 0;
            for (var part : parts) pieces += part.units();
            return pieces;
        }
    }

    final List<Item> list = new ArrayList<>();

    /** Whether a SKU is part of several items, so that they compete for it. */
    final boolean compete;

    Items(List<Demand.Line> lines, Limits limits) {
        var bySku = new LinkedHashMap<Sku, List<Demand.Line>>();
        var byGroup = new LinkedHashMap<String, List<Demand.Line>>();
        for (var line : lines) {
            if (line.group() != null)
                byGroup.computeIfAbsent(line.group(), _ -> new ArrayList<>()).add(line);
            else if (!line.parts().isEmpty()) list.add(kit(line, limits.linesStayWhole()));
            else if (limits.linesStayWhole()) list.add(together(List.of(line)));
            else bySku.computeIfAbsent(line.sku(), _ -> new ArrayList<>(1)).add(line);
        }
        byGroup.values().forEach(group -> list.add(together(group)));
        bySku.values().forEach(of -> list.add(plain(of)));
        compete = list.size() > bySku.size() && competing();
    }

    private static Item plain(List<Demand.Line> lines) {
        var first = lines.getFirst();
        long need = 0;
        for (var line : lines) need += line.quantity();
        return new Item(
                lines, List.of(new KitPart(first.sku(), 1)), need, first.weightGrams(), first.valueMinor(), false);
    }

    private static Item kit(Demand.Line line, boolean whole) {
        return new Item(List.of(line), line.parts(), line.quantity(), line.weightGrams(), line.valueMinor(), whole);
    }

    /** All units of all these lines, or nothing: one unit of an item that is needed once. */
    private static Item together(List<Demand.Line> lines) {
        var parts = new LinkedHashMap<Sku, Long>();
        long grams = 0, value = 0;
        for (var line : lines) {
            if (line.parts().isEmpty()) parts.merge(line.sku(), line.quantity(), Long::sum);
            for (var part : line.parts()) parts.merge(part.sku(), part.units() * line.quantity(), Long::sum);
            grams += line.quantity() * line.weightGrams();
            value += line.quantity() * line.valueMinor();
        }
        var list = new ArrayList<KitPart>();
        parts.forEach((sku, units) -> list.add(new KitPart(sku, units)));
        return new Item(lines, list, 1, grams, value, true);
    }

    private boolean competing() {
        var seen = new HashSet<Sku>();
        for (var item : list) for (var part : item.parts()) if (!seen.add(part.sku())) return true;
        return false;
    }

    /** Units of each SKU that all items together ask for. */
    Map<Sku, Long> demand() {
        var sums = new HashMap<Sku, Long>();
        for (var item : list)
            for (var part : item.parts()) sums.merge(part.sku(), part.units() * item.need(), Long::sum);
        return sums;
    }
}
