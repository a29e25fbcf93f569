package dev.dovetail.lab.showcase;

import dev.dovetail.lab.wire.Api;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Posts the showcase's orders, and remembers them by what they show. */
final class Posted {
    private final Api api;
    private final String placedAt;
    private final Map<String, List<String>> orders = new LinkedHashMap<>();

    Posted(Api api, String placedAt) {
        this.api = api;
        this.placedAt = placedAt;
    }

    /** @param pickup the node where its customer comes for it; null where it is carried */
    void order(String shows, String channel, String sku, @Nullable String pickup, int number) {
        var name = "SHOW-" + shows + "-" + number;
        var body = new LinkedHashMap<String, Object>();
        body.put("channel", channel);
        body.put("number", name);
        body.put("placedAt", placedAt);
        body.put("currency", "GBP");
        body.put("service", pickup == null ? "ground" : "pickup");
        if (pickup != null) body.put("pickup", pickup);
        body.put("shipTo", home());
        body.put("lines", List.of(Map.of("sku", sku, "quantity", 1, "unitPrice", 9.5)));
        var reply = api.call("POST", "/orders", body, Map.of("Idempotency-Key", name));
        orders.computeIfAbsent(shows, _ -> new ArrayList<>())
                .add(reply.must("order " + name).body().path("orderId").asString());
    }

    private static Map<String, Object> home() {
        return Map.of(
                "name", "A. Visitor",
                "street", "1 Wacker Dr",
                "city", "Chicago",
                "region", "IL",
                "postalCode", "60601",
                "country", "US",
                "lat", 41.88,
                "lon", -87.62);
    }

    List<String> of(String shows) {
        return List.copyOf(orders.getOrDefault(shows, List.of()));
    }

    int count() {
        return orders.values().stream().mapToInt(List::size).sum();
    }

    String status(String order) {
        return api.get("/orders/" + order)
                .must("order " + order)
                .body()
                .path("status")
                .asString();
    }

    /** Whether something of this kind happened to the order. */
    boolean happened(String order, String type) {
        return api.get("/orders/" + order + "/timeline")
                .must("timeline of " + order)
                .body()
                .path("items")
                .valueStream()
                .anyMatch(item -> item.path("type").asString().contains(type));
    }
}
