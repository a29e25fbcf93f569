package dev.dovetail.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Shoppers who all want one unit of one SKU. Who is not answered asks again under the same key, of the other server. */
final class Shoppers {
    static final int MANY = 5_000;
    private static final int AT_ONCE = 250;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final List<Target> targets;
    private final String sku;
    private final ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sold = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();

    Shoppers(List<Target> targets, String sku) {
        this.targets = targets;
        this.sku = sku;
        for (int i = 0; i < MANY; i++) waiting.add(Orders.number());
    }

    /** @param again how often somebody had to ask again */
    record Outcome(int sold, int refused, int again) {
        int answered() {
            return sold + refused;
        }
    }

    /** @param accident happens when half of the units may be gone */
    Outcome run(Runnable accident) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_ONCE; i++) {
                int first = i % targets.size();
                threads.execute(() -> shop(first));
            }
            threads.execute(() -> {
                while (asked.get() < MANY / 50) Thread.onSpinWait();
                accident.run();
            });
        }
        return new Outcome(sold.get(), refused.get(), again.get());
    }

    private void shop(int first) {
        int at = first;
        for (var number = waiting.poll(); number != null; number = waiting.poll()) at = ask(number, at);
    }

    /** Answers which server answered. */
    private int ask(String number, int first) {
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        for (int at = first; System.nanoTime() < giveUp; at = (at + 1) % targets.size()) {
            try (var client =
                    new LoadClient(targets.get(at).port(), targets.get(at).key())) {
                asked.incrementAndGet();
                int status = client.post("/api/v1/orders", number, Orders.of(number, sku));
                if (status == 201 || status == 200) sold.incrementAndGet();
                if (status == 409) refused.incrementAndGet();
                if (status == 201 || status == 200 || status == 409) return at;
            } catch (IOException e) {
                again.incrementAndGet(); // it is away, or went while it was asked
            }
        }
        return first;
    }
}
