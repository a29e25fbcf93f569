package dev.dovetail.oms.countersales;

import dev.dovetail.contract.counter.CounterLine;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.CatalogItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A receipt's line in base units. What came back and was put nowhere changes no stock. */
record Counted(CounterLine line, Sku sku, int pack) {
    long change() {
        return line.quantity() > 0 || line.putBack() != null ? -line.quantity() * pack : 0;
    }

    static Sku sku(int client, CounterLine line) {
        return new Sku(client, line.sku());
    }

    /** Refuses {@code sales.unknown-sku}, {@code sales.not-goods} and {@code sales.unit}, each by its line. */
    static List<Counted> of(int client, List<CounterLine> lines, Map<Sku, CatalogItem> items) {
        var counted = new ArrayList<Counted>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var sku = sku(client, line);
            var path = "/lines/" + i;
            var item = items.get(sku);
            if (item == null) throw no("sales.unknown-sku", path + "/sku", sku, Map.of());
            if (item.kind() != CatalogItem.Kind.GOODS) throw no("sales.not-goods", path + "/sku", sku, Map.of());
            int pack = item.unitsOf(line.level())
                    .orElseThrow(() -> no(
                            "sales.unit",
                            path + "/unit",
                            sku,
                            Map.of("unit", line.level(), "possible", new TreeMap<>(item.units()))));
            counted.add(new Counted(line, sku, pack));
        }
        return counted;
    }

    private static Refused no(String code, String path, Sku sku, Map<String, Object> more) {
        var details = new HashMap<>(more);
        details.put("path", path);
        details.put("sku", sku.code());
        return new Refused(Refused.Kind.UNPROCESSABLE, new Refusal(code, details));
    }
}
