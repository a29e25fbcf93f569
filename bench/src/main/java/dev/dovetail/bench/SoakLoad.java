package dev.dovetail.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Orders and changes of stock at a fixed rate, whether the server keeps up or not: a queue shows. */
final class SoakLoad implements AutoCloseable {
    private static final long TICK_NANOS = 50_000_000;
    private static final long FEED_NANOS = 1_000_000_000;

    private final FlowOrders shop;
    private final FeedLoad feed;
    private final Target target;
    private final double perSecond;
    private final ConcurrentLinkedQueue<Long> feedNanos = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable Exception failed;

    SoakLoad(FlowOrders shop, FeedLoad feed, Target target, double perSecond) {
        this.shop = shop;
        this.feed = feed;
        this.target = target;
        this.perSecond = perSecond;
        threads.execute(this::order);
        threads.execute(this::tell);
    }

    private void order() {
        long start = System.nanoTime();
        long ordered = 0;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long due = (long) ((System.nanoTime() - start) / 1e9 * perSecond);
                shop.order((int) (due - ordered));
                ordered = due;
                LockSupport.parkNanos(TICK_NANOS);
            }
        } catch (IllegalStateException e) {
            failed = e;
        }
    }

    /** A thousand changes a second. */
    private void tell() {
        try (var client = new LoadClient(target.port(), target.key())) {
            for (long due = System.nanoTime(); !Thread.currentThread().isInterrupted(); due += FEED_NANOS) {
                LockSupport.parkNanos(due - System.nanoTime());
                feed.changes(client);
                feedNanos.add(System.nanoTime() - due);
            }
        } catch (IOException e) {
            failed = e;
        }
    }

    /** How long calls of the feed took since this was last asked, from when each was due. */
    Sample fed(Duration time) {
        var all = new java.util.ArrayList<Long>();
        for (var one = feedNanos.poll(); one != null; one = feedNanos.poll()) all.add(one);
        long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Sample(sorted.length * 1e9 / time.toNanos(), sorted);
    }

    void mustGoOn() {
        var why = failed;
        if (why != null && !Thread.currentThread().isInterrupted())
            throw new IllegalStateException("the load ended: " + why.getMessage(), why);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
