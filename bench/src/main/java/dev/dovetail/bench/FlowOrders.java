package dev.dovetail.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The shop of the flow: posts as many orders as it is told to, over a few connections, and times each answer. */
final class FlowOrders implements AutoCloseable {
    private static final int CONNECTIONS = 32;
    private static final int CAPTURED = 201;
    private static final int BUSY = 503;
    private static final int MOST_TRIES = 60;
    private static final long PAUSE_MILLIS = 1_000;

    private final FlowHouse house;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore wanted = new Semaphore(0);
    private final AtomicLong ordered = new AtomicLong();
    private final AtomicLong captured = new AtomicLong();
    private final AtomicLong askedAgain = new AtomicLong();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private volatile @Nullable IOException failed;

    FlowOrders(FlowHouse house) {
        this.house = house;
        for (int i = 0; i < CONNECTIONS; i++) threads.execute(this::sell);
    }

    /** So many more are ordered, as fast as they are answered. */
    void order(int many) {
        var why = failed;
        if (why != null) throw new IllegalStateException("orders are not captured any more: " + why.getMessage(), why);
        if (many <= 0) return;
        ordered.addAndGet(many);
        wanted.release(many);
    }

    private void sell() {
        try (var client = new LoadClient(house.target().port(), house.target().key())) {
            while (true) {
                wanted.acquire();
                var number = house.world().number();
                long sent = System.nanoTime();
                post(client, number, house.world().order(number));
                nanos.add(System.nanoTime() - sent);
                captured.incrementAndGet();
            }
        } catch (IOException e) {
            failed = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks again under the same key where the server is too busy: the wait counts. */
    private void post(LoadClient client, String number, String order) throws IOException, InterruptedException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int status = client.post("/api/v1/orders", number, order);
            if (status == CAPTURED) return;
            if (status != BUSY) throw new IOException("an order was answered with " + status);
            askedAgain.incrementAndGet();
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IOException("the server was too busy for an order " + MOST_TRIES + " times");
    }

    /** How often the server was too busy. */
    long askedAgain() {
        return askedAgain.get();
    }

    long captured() {
        return captured.get();
    }

    /** Orders that are asked for and not answered yet: more than a few say that the server does not keep up. */
    long behind() {
        return ordered.get() - captured.get();
    }

    /** How long captures took since this was last asked. */
    Sample taken(Duration time) {
        var all = new java.util.ArrayList<Long>();
        for (var one = nanos.poll(); one != null; one = nanos.poll()) all.add(one);
        long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Sample(sorted.length * 1e9 / time.toNanos(), sorted);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
