package dev.dovetail.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Closed-loop buyers over keep-alive connections, each posting two-line orders of its own. */
final class OrderLoad {
    private static final String BODY = """
            {"channel":"bench","number":"%s","placedAt":"2026-11-01T10:00:00Z","currency":"GBP","customer":"c%d","service":"standard",\
            "shipTo":{"name":"A. Buyer","street":"1 Main Street","city":"Omaha","region":"NE","postalCode":"68102","country":"US"},\
            "lines":[{"sku":"S%d","quantity":1,"unitPrice":4.25},{"sku":"S%d","quantity":1,"unitPrice":1.10}]}""";

    private final Target target;
    private final int connections;
    private final int skus;
    private final AtomicLong numbers = new AtomicLong();
    private final String prefix;

    OrderLoad(Target target, int connections, int skus, String prefix) {
        this.target = target;
        this.connections = connections;
        this.skus = skus;
        this.prefix = prefix;
    }

    Sample round(Duration time) {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        var waits = new ConcurrentLinkedQueue<long[]>();
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) running.add(buyers.submit(() -> buy(end, waits)));
            for (var buyer : running) buyer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a buyer failed: " + e.getCause(), e.getCause());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = waits.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Sample(all.length / seconds, all);
    }

    private Void buy(long end, ConcurrentLinkedQueue<long[]> waits) throws IOException {
        var mine = new ArrayList<Long>();
        try (var client = new LoadClient(target.port(), target.key())) {
            while (System.nanoTime() < end) {
                var number = prefix + numbers.incrementAndGet();
                var body = order(number);
                long sent = System.nanoTime();
                int status = client.post("/api/v1/orders", number, body);
                if (status != 201) throw new IOException("an order was answered with " + status);
                mine.add(System.nanoTime() - sent);
            }
        }
        waits.add(mine.stream().mapToLong(Long::longValue).toArray());
        return null;
    }

    private String order(String number) {
        var random = ThreadLocalRandom.current();
        int first = random.nextInt(skus);
        int second = (first + 1 + random.nextInt(skus - 1)) % skus;
        return BODY.formatted(number, random.nextInt(100_000), first, second);
    }
}
