package dev.dovetail.lab.supplier;

import dev.dovetail.lab.wire.Api;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import tools.jackson.databind.JsonNode;

/** Works for one node: what it fetched waits until it is worked, and may be withdrawn until then. Not for several threads. */
public final class Supplier {
    private final Api api;
    private final String node;
    private final InstantSource clock;
    private final Map<String, JsonNode> waiting = new LinkedHashMap<>();
    private final Queue<String> unsent = new ArrayDeque<>();
    private final List<String> refused = new ArrayList<>();
    private long after;
    private long seq;
    private int shipped;

    /** @param api with a key that is bound to the node */
    public Supplier(Api api, String node, InstantSource clock) {
        this.api = api;
        this.node = node;
        this.clock = clock;
    }

    /** Fetches what is new, waiting at most so long for it; accepts releases and answers withdrawals. Says how many there were. */
    public int fetch(int waitSeconds) {
        var page = api.get("/nodes/" + node + "/requests?limit=200&after=" + after + "&wait=" + waitSeconds)
                .must("fetch requests")
                .body();
        var items = page.path("items");
        for (var request : items) {
            long number = Long.parseLong(request.path("number").asString());
            if (number <= after) continue;
            if (request.path("type").asString().contains("withdrawal")) answer(request);
            else take(request);
            after = number;
        }
        send();
        return items.size();
    }

    /** Packs all that waits, each work in one parcel, and ships it. Says how many parcels left in all. */
    public int work() {
        waiting.forEach((work, request) -> {
            var parcel = node + "-" + work;
            tell("packed", work, Map.of("parcel", parcel, "weightGrams", 500, "lines", units(request)));
            tell("shipped", work, Map.of("parcel", parcel, "carrier", "dropship", "trackingNumber", "DS" + work));
            shipped++;
        });
        waiting.clear();
        send();
        return shipped;
    }

    /** Answers that were neither applied nor known. */
    public List<String> surprises() {
        return List.copyOf(refused);
    }

    private void take(JsonNode request) {
        var work = request.path("fulfillmentOrder").asString();
        waiting.put(work, request);
        tell("accepted", work, Map.of());
    }

    /** What is not packed yet is given back, and only then. */
    private void answer(JsonNode request) {
        var work = request.path("fulfillmentOrder").asString();
        boolean here = waiting.remove(work) != null;
        tell(
                "withdrawal-answered",
                work,
                Map.of(
                        "withdrawal",
                        request.path("withdrawal").asString(),
                        here ? "granted" : "refused",
                        units(request)));
    }

    private static List<Map<String, Object>> units(JsonNode request) {
        var lines = new ArrayList<Map<String, Object>>();
        for (var line : request.path("lines"))
            lines.add(Map.of(
                    "line",
                    line.path("line").asInt(),
                    "quantity",
                    line.path("quantity").asLong()));
        return lines;
    }

    private void tell(String name, String work, Map<String, Object> more) {
        var fact = new LinkedHashMap<String, Object>();
        fact.put("seq", ++seq);
        fact.put("type", "fulfillment." + name + ".v1");
        fact.put("fulfillmentOrder", work);
        fact.put("at", clock.instant().toString());
        fact.putAll(more);
        unsent.add(Api.json(fact));
    }

    private void send() {
        if (unsent.isEmpty()) return;
        var body = String.join("\n", unsent).getBytes(StandardCharsets.UTF_8);
        var outcomes =
                api.post("/nodes/" + node + "/facts", body).must("post facts").body();
        for (var one : outcomes.path("items")) {
            var outcome = one.path("outcome").asString();
            if (!outcome.equals("applied") && !outcome.equals("known")) refused.add(one.toString());
        }
        unsent.clear();
    }
}
