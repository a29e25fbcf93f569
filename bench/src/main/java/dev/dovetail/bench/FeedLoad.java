package dev.dovetail.bench;

import dev.dovetail.lab.wire.Api;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/** Three nodes that tell every change of their stock, a thousand a call, each in the order of its own numbers. */
final class FeedLoad {
    private static final List<String> NODES = List.of("RNO1", "IND1", "ABE1");
    private static final int CHANGES = 1_000;
    private static final int OK = 200;
    private static final String PATH = "/api/v1/feeds/inventory?outcomes=problems";

    private final Target target;
    private final int skus;
    private final InstantSource clock = InstantSource.system();
    private final ConcurrentLinkedQueue<Teller> tellers = new ConcurrentLinkedQueue<>();

    FeedLoad(Target target) {
        this(target, NODES, BenchWorld.SKUS);
    }

    /** Tells of the SKUs from S0 on, so many of them. */
    FeedLoad(Target target, List<String> nodes, int skus) {
        this.target = target;
        this.skus = skus;
        for (var node : nodes) tellers.add(new Teller(node));
    }

    private static final class Teller {
        private final String node;
        private long number;

        Teller(String node) {
            this.node = node;
        }
    }

    static void open(Api api) {
        open(api, NODES);
    }

    static void open(Api api, List<String> nodes) {
        for (var node : nodes)
            BenchWorld.put(
                    api,
                    "/nodes/" + node + "/feed",
                    Map.of("kind", "both", "everySeconds", 3600, "netting", "numbered"));
    }

    /** How long it takes until a node's whole stock, 50,000 SKUs, is told: milliseconds, the mean of the three. */
    double snapshotMillis(String name) throws IOException {
        long start = System.nanoTime();
        try (var client = new LoadClient(target.port(), target.key())) {
            for (var teller : tellers) told(client, snapshot(teller, name));
        }
        return (System.nanoTime() - start) / 1e6 / tellers.size();
    }

    Sample round(Duration time) {
        return new Load(target, NODES.size()).round(time, this::nextChanges);
    }

    private Ask nextChanges(Requests requests) {
        var teller = tellers.remove();
        return new Ask(requests.post(PATH, "", deltas(teller)), OK, CHANGES, () -> tellers.add(teller));
    }

    /** The next thousand changes of one node. */
    int changes(LoadClient client) throws IOException {
        var teller = tellers.remove();
        told(client, deltas(teller));
        tellers.add(teller);
        return CHANGES;
    }

    private static void told(LoadClient client, String body) throws IOException {
        int status = client.post(PATH, "", body);
        if (status != OK) throw new IOException("a feed was answered with " + status);
    }

    private String snapshot(Teller teller, String name) {
        var body = new StringBuilder("{\"kind\":\"snapshot\",\"node\":\"" + teller.node + "\",\"message\":\"" + name
                + "\",\"cutAt\":\"" + now() + "\",\"watermark\":" + teller.number + "}\n");
        int by = ThreadLocalRandom.current().nextInt(1000);
        for (int sku = 0; sku < skus; sku++)
            body.append("{\"sku\":\"S")
                    .append(sku)
                    .append("\",\"quantity\":")
                    .append(1_000_000 + by + sku % 7)
                    .append("}\n");
        return body.append("{\"end\":true,\"records\":")
                .append(skus)
                .append("}\n")
                .toString();
    }

    private String deltas(Teller teller) {
        var at = now();
        var random = ThreadLocalRandom.current();
        var body =
                new StringBuilder("{\"kind\":\"deltas\",\"node\":\"" + teller.node + "\",\"asOf\":\"" + at + "\"}\n");
        for (int i = 0; i < CHANGES; i++)
            body.append("{\"number\":")
                    .append(++teller.number)
                    .append(",\"sku\":\"S")
                    .append(random.nextInt(skus))
                    .append("\",\"change\":")
                    .append(random.nextBoolean() ? 1 : -1)
                    .append(",\"reason\":\"moved\",\"at\":\"")
                    .append(at)
                    .append("\"}\n");
        return body.toString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
