package dev.dovetail.oms.intake;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.TryLater;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders that wait, and the threads that capture them, with no timer: while one commits a batch, the next gathers. A second
 * batch is begun beside the first only where more than {@link #MANY} wait, or where the first takes its time: a batch costs as much as
 * some orders, and few large ones less than many small ones.
 */
final class Lane {
    private static final int MANY = 120;

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final String name;
    private final Thread[] threads;
    private final ArrayBlockingQueue<Waiting> queue;
    private final Rounds rounds;
    private final long longestRest;
    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean running;

    /** @param longestRest how long a batch may take before a second is begun beside it for whoever waits */
    Lane(String name, int room, int threads, Rounds rounds, Duration longestRest) {
        this.name = name;
        this.threads = new Thread[threads];
        this.queue = new ArrayBlockingQueue<>(room);
        this.rounds = rounds;
        this.longestRest = longestRest.toNanos();
    }

    synchronized void start() {
        if (running) return;
        running = true;
        for (int i = 0; i < threads.length; i++)
            threads[i] =
                    Thread.ofPlatform().name(name + "-" + i).daemon().unstarted(Transactions.background(this::work));
        for (var thread : threads) thread.start();
    }

    /** What was offered until now is still captured. */
    void stop() {
        running = false;
        wake();
    }

    boolean running() {
        return running;
    }

    /** Refuses {@code intake.full} rather than to let callers pile up. */
    void offer(Waiting waiting) {
        if (!queue.offer(waiting)) throw Room.full();
        came(waiting);
    }

    /** Waits until there is room, as long as patience lasts: refuses {@code intake.full} then. */
    void put(Waiting waiting, Duration patience) {
        long giveUp = System.nanoTime() + patience.toNanos();
        try {
            while (!queue.offer(waiting, 200, TimeUnit.MILLISECONDS)) {
                if (!running) throw stopping();
                if (System.nanoTime() > giveUp) throw Room.full();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        }
        came(waiting);
    }

    private void came(Waiting waiting) {
        if (queue.size() > MANY) wake();
        if (!running && queue.remove(waiting)) throw stopping(); // it slipped in after the last round
    }

    private void wake() {
        for (var thread : threads) LockSupport.unpark(thread);
    }

    private void work() {
        var gathered = new ArrayDeque<Waiting>();
        try {
            while (running || !gathered.isEmpty() || !queue.isEmpty()) round(gathered);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running = false; // callers capture inline rather than to wait for nobody
            queue.drainTo(gathered);
            gathered.forEach(waiting -> waiting.answer().completeExceptionally(stopping()));
        }
    }

    private void round(ArrayDeque<Waiting> gathered) throws InterruptedException {
        if (gathered.isEmpty()) awaitTurn();
        else busy.incrementAndGet();
        try {
            gather(gathered);
            if (!gathered.isEmpty()) capture(Batch.next(gathered));
        } finally {
            busy.decrementAndGet();
        }
    }

    private void awaitTurn() throws InterruptedException {
        for (boolean rested = false; !busy.compareAndSet(0, 1); rested = rest()) {
            if (queue.size() > MANY || !running || rested && !queue.isEmpty()) {
                busy.incrementAndGet();
                return;
            }
        }
    }

    /** Whether that was for its full time. */
    private boolean rest() throws InterruptedException {
        long since = System.nanoTime();
        LockSupport.parkNanos(this, longestRest);
        if (Thread.interrupted()) throw new InterruptedException();
        return System.nanoTime() - since >= longestRest;
    }

    private void gather(ArrayDeque<Waiting> gathered) throws InterruptedException {
        if (gathered.isEmpty()) {
            var first = queue.poll(200, TimeUnit.MILLISECONDS);
            if (first == null) return;
            gathered.add(first);
        }
        queue.drainTo(gathered, Math.max(0, Batch.MOST_ORDERS - gathered.size()));
    }

    /** Whatever is thrown is answered, an error too: the thread goes on, and nobody waits in vain. */
    private void capture(List<Waiting> batch) {
        try {
            rounds.run(batch);
        } catch (Throwable e) {
            batch.forEach(waiting -> waiting.answer().completeExceptionally(e));
            log.error("a round of captures failed", e);
        }
    }

    private static TryLater stopping() {
        return new TryLater("intake.stopping", Duration.ofSeconds(5), "the program is stopping");
    }
}
