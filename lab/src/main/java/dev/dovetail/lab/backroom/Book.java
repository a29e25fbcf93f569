package dev.dovetail.lab.backroom;

import dev.dovetail.lab.wire.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The lab's own account of the goods that only stories touch: units in, less units out, are what must lie in all warehouses together. */
final class Book {
    private final Map<String, Long> there = new ConcurrentHashMap<>();

    void in(String sku, long units) {
        there.merge(sku, units, Long::sum);
    }

    void out(String sku, long units) {
        there.merge(sku, -units, Long::sum);
    }

    /** Only goods that are in the book. */
    void lost(String sku, long units) {
        there.computeIfPresent(sku, (_, left) -> left - units);
    }

    /** Where the warehouses, goods in transit and at benches included, have other units together than the book. */
    List<String> differences(Api api, List<String> nodes) {
        var wrong = new ArrayList<String>();
        new TreeMap<>(there).forEach((sku, units) -> {
            long lie = nodes.stream().mapToLong(node -> lie(api, node, sku)).sum();
            if (lie != units) wrong.add("units of " + sku + ": " + lie + " lie in all warehouses instead of " + units);
        });
        return wrong;
    }

    private static long lie(Api api, String node, String sku) {
        var page = api.get("/warehouses/" + node + "/stock?limit=500&q=" + sku).must("stock of " + sku);
        return page.body()
                .path("items")
                .valueStream()
                .filter(row -> row.path("sku").asString("").equals(sku))
                .mapToLong(row -> row.path("onHand").asLong())
                .sum();
    }
}
