package dev.dovetail.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Goods in bins of their own, and orders of them, as many as a walk has stops. */
final class HandheldGoods {
    private final ConsoleHouse house;
    final Map<String, String> barcodes = new LinkedHashMap<>();

    HandheldGoods(ConsoleHouse house, int skus) {
        this.house = house;
        var range = IntStream.rangeClosed(1, skus);
        house.api("PUT", "/warehouses/RNO1/layout", "{\"locations\": [" + list(range, i -> """
                        {"code": "B-%02d", "kind": "bin", "zone": "B", "aisle": 2, "bay": %d, "level": 1, "side": "left"}""".formatted(i, i)) + "]}");
        house.api(
                "PUT",
                "/skus",
                "{\"items\": [" + list(IntStream.rangeClosed(1, skus), i -> """
                {"sku": "P-%02d", "description": "Thing %d", "kind": "goods", "weightGrams": 100,
                 "packs": [{"level": "each", "units": 1, "barcodes": ["9000%02d"]}, {"level": "case", "units": 12, "barcodes": ["9012%02d"]}]}""".formatted(i, i, i, i)) + "]}");
        for (int i = 1; i <= skus; i++) barcodes.put("P-%02d".formatted(i), "9000%02d".formatted(i));
        house.awaitCount("select count(*) from wms.item_barcode where barcode like '9000%'", skus);
        for (int i = 1; i <= skus; i++) stock(i);
        house.awaitCount("select count(*) from oms.pool where sku like 'P-%' and position > 0", skus);
    }

    /** Of so many SKUs from the first on, so many of each line: 1, 2, 3, 4, 5, 1 and so on. */
    void order(String number, int first, int lines) {
        var body = ConsoleHouse.order(number, "P-%02d".formatted(first), 1).formatted("Thing");
        var head = body.substring(0, body.indexOf("\"lines\""));
        house.api(
                "POST",
                "/orders",
                head + "\"lines\": [" + list(IntStream.range(first, first + lines), i -> """
                {"sku": "P-%02d", "quantity": %d, "unitPrice": 2.50, "description": "Thing %d"}""".formatted(i, 1 + i % 5, i))
                        + "]}");
    }

    private void stock(int i) {
        var barcode = "9000%02d".formatted(i);
        house.api("POST", "/warehouses/RNO1/deliveries", """
                {"reference": "G-%d", "supplier": "S", "lines": [{"sku": "P-%02d", "quantity": 60}]}""".formatted(i, i));
        house.api("POST", "/floor/RNO1/scans", """
                {"scans": [
                  {"scanId": "%s", "kind": "receive", "worker": "w", "at": "2026-01-01T00:00:00Z", "delivery": "G-%d", "location": "DOCK-1", "barcode": "%s", "quantity": 60},
                  {"scanId": "%s", "kind": "putaway", "worker": "w", "at": "2026-01-01T00:00:00Z", "from": "DOCK-1", "to": "B-%02d", "barcode": "%s", "quantity": 60}]}""".formatted(uuid("r" + i), i, barcode, uuid("p" + i), i, barcode));
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String list(IntStream range, java.util.function.IntFunction<String> each) {
        return range.mapToObj(each).collect(Collectors.joining(","));
    }
}
