package dev.dovetail.bench;

import java.util.concurrent.ThreadLocalRandom;

/** What a shop asks of one SKU before it shows it. */
final class Reads {
    private static final int OK = 200;

    private Reads() {}

    static Ask one(Requests requests) {
        int sku = ThreadLocalRandom.current().nextInt(BenchWorld.SKUS);
        return new Ask(requests.get("/api/v1/availability?channel=bench&sku=S" + sku), OK);
    }
}
