package dev.dovetail.lab.day;

import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.world.Good;
import dev.dovetail.lab.world.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A foreign node that tells its stock by a feed, and not always well: a snapshot that is older than the last, one that comes
 * again, corrections with a line that cannot be read. After each message the program must believe what is true.
 */
final class Supplier {
    private static final int GOODS = 12;
    private static final int CORRECTIONS = 5;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI feed;
    private final String key;
    private final Api api;
    private final String node;
    private final List<String> skus;
    private final SplittableRandom random;
    private final Tally tally;
    private final Map<String, Long> truth = new TreeMap<>();
    private String last = "";
    private Instant before = Instant.EPOCH;
    private int messages;
    private long number;

    Supplier(URI server, String key, Api api, World world, SplittableRandom random, Tally tally) {
        this.feed = server.resolve("/api/v1/feeds/inventory");
        this.key = key;
        this.api = api;
        this.node = world.supplier().code();
        this.skus = world.goods().stream()
                .filter(Good::ships)
                .map(Good::sku)
                .limit(GOODS)
                .toList();
        this.random = random;
        this.tally = tally;
    }

    void declare() {
        var body = Map.of(
                "kind", "both", "everySeconds", 86_400, "netting", "numbered", "absent", "keep", "dropPercent", 100);
        api.put("/nodes/" + node + "/feed", body).must("feed of " + node);
    }

    /** Sends the next message; what the program believes wrongly afterwards, if anything. */
    Optional<String> tell(Instant now) throws Exception {
        String wanted = switch (messages++ % 4) {
            case 0 -> snapshot(now);
            case 1 -> corrections(now);
            case 2 -> again();
            default -> late();
        };
        return Optional.ofNullable(wanted.isEmpty() ? difference() : wanted);
    }

    private String snapshot(Instant now) throws Exception {
        for (var sku : skus) truth.put(sku, (long) random.nextInt(5, 500));
        last = snapshot("m" + messages, now, number, truth);
        before = now;
        return expect(last, "failed", 0);
    }

    /** F14: a line that cannot be read fails alone, the others count. */
    private String corrections(Instant now) throws Exception {
        var lines = new ArrayList<String>();
        lines.add("{\"kind\":\"deltas\",\"node\":\"%s\",\"asOf\":\"%s\"}".formatted(node, now));
        for (int i = 0; i < CORRECTIONS; i++) {
            var sku = skus.get(random.nextInt(skus.size()));
            long change = random.nextInt(-4, 9);
            if (change == 0) change = 1;
            truth.merge(sku, change, Long::sum);
            lines.add("{\"number\":%d,\"sku\":\"%s\",\"change\":%d,\"reason\":\"counted\",\"at\":\"%s\"}"
                    .formatted(++number, sku, change, now));
            tally.count("count-correction");
        }
        lines.add(1 + random.nextInt(CORRECTIONS), "{\"sku\":\"%s\",\"change\":\"many\"}".formatted(skus.getFirst()));
        tally.count("F14");
        return expect(String.join("\n", lines) + "\n", "failed", 1);
    }

    private String again() throws Exception {
        tally.count("snapshot-repeated");
        return expect(last, "failed", 0);
    }

    /** Of before the corrections, under a name of its own. */
    private String late() throws Exception {
        tally.count("snapshot-late");
        var old = new TreeMap<String, Long>();
        for (var sku : skus) old.put(sku, 1L);
        return expect(
                snapshot("m" + messages, before.minusSeconds(600), Math.max(0, number - CORRECTIONS - 1), old),
                "failed",
                0);
    }

    private String snapshot(String name, Instant cut, long watermark, Map<String, Long> stock) {
        var lines = new ArrayList<String>();
        lines.add("{\"kind\":\"snapshot\",\"node\":\"%s\",\"message\":\"%s\",\"cutAt\":\"%s\",\"watermark\":%d}"
                .formatted(node, name, cut, watermark));
        stock.forEach((sku, units) -> lines.add("{\"sku\":\"%s\",\"quantity\":%d}".formatted(sku, units)));
        lines.add("{\"end\":true,\"records\":%d}".formatted(stock.size()));
        return String.join("\n", lines) + "\n";
    }

    /** Empty where the answer says so many; else what it says. */
    private String expect(String body, String what, int wanted) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(feed + "?outcomes=problems"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        long seen = answer.body()
                .lines()
                .filter(line -> line.contains("\"" + what + "\"") && !line.startsWith("{\"summary\""))
                .count();
        return answer.statusCode() == 200 && seen == wanted
                ? ""
                : "feed message " + messages + ": " + answer.statusCode() + " " + answer.body();
    }

    private @org.jspecify.annotations.Nullable String difference() {
        var believed = new TreeMap<String, Long>();
        api.get("/nodes/" + node + "/positions?limit=500")
                .must("positions of " + node)
                .body()
                .path("items")
                .forEach(item -> believed.put(
                        item.path("sku").asString(), item.path("position").asLong()));
        return believed.equals(truth)
                ? null
                : "feed message " + messages + ": believes " + believed + ", true is " + truth;
    }
}
