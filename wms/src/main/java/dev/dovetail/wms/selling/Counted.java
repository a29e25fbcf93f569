package dev.dovetail.wms.selling;

import dev.dovetail.contract.counter.CounterLine;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Item;
import dev.dovetail.wms.layout.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A receipt's line in base units, and the bin that what came back was put in. */
record Counted(
        CounterLine line, Sku sku, int pack, @Nullable Location bin) {
    long sold() {
        return Math.max(0, line.quantity()) * pack;
    }

    long putBack() {
        return bin == null ? 0 : -line.quantity() * pack;
    }

    /** Refuses {@code sales.unknown-sku}, {@code sales.unit} and {@code sales.not-a-bin}, each by its line. */
    static List<Counted> of(
            int client, List<CounterLine> lines, Map<Sku, Item> items, Map<String, Location> locations) {
        var counted = new ArrayList<Counted>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var sku = new Sku(client, line.sku());
            var path = "/lines/" + i;
            var item = items.get(sku);
            if (item == null) throw no("sales.unknown-sku", path + "/sku", sku, Map.of());
            counted.add(new Counted(line, sku, pack(item, line, path), bin(line, sku, locations, path)));
        }
        return counted;
    }

    /** One is one, whether or not anybody described it. */
    private static int pack(Item item, CounterLine line, String path) {
        if (line.level().equals(CounterLine.EACH)) return 1;
        var packs = new TreeMap<String, Integer>();
        item.packs().forEach(pack -> packs.put(pack.level(), pack.units()));
        var units = packs.get(line.level());
        if (units == null)
            throw no("sales.unit", path + "/unit", item.sku(), Map.of("unit", line.level(), "possible", packs));
        return units;
    }

    private static @Nullable Location bin(CounterLine line, Sku sku, Map<String, Location> locations, String path) {
        if (line.putBack() == null) return null;
        var bin = locations.get(line.putBack());
        if (bin == null || !bin.kind().shelf())
            throw no("sales.not-a-bin", path + "/putBack", sku, Map.of("location", line.putBack()));
        return bin;
    }

    private static Refused no(String code, String path, Sku sku, Map<String, Object> more) {
        var details = new HashMap<>(more);
        details.put("path", path);
        details.put("sku", sku.code());
        return new Refused(Refused.Kind.UNPROCESSABLE, new Refusal(code, details));
    }
}
