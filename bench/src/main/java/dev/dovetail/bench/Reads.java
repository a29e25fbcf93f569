package dev.dovetail.bench;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/** What a shop asks of one SKU before it shows it. */
final class Reads {
    private Reads() {}

    static int one(LoadClient client) throws IOException {
        int sku = ThreadLocalRandom.current().nextInt(BenchWorld.SKUS);
        int status = client.get("/api/v1/availability?channel=bench&sku=S" + sku);
        if (status != 200) throw new IOException("availability was answered with " + status);
        return 1;
    }
}
