package dev.dovetail.oms.intake;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.TryLater;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Orders that wait, and the threads that capture them, with no timer: while one commits a batch, the next gathers. */
final class Lane {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final String name;
    private final int threads;
    private final ArrayBlockingQueue<Waiting> queue;
    private final Rounds rounds;
    private volatile boolean running;

    Lane(String name, int room, int threads, Rounds rounds) {
        this.name = name;
        this.threads = threads;
        this.queue = new ArrayBlockingQueue<>(room);
        this.rounds = rounds;
    }

    synchronized void start() {
        if (running) return;
        running = true;
        for (int i = 0; i < threads; i++)
            Thread.ofPlatform().name(name + "-" + i).daemon().start(Transactions.background(this::work));
    }

    /** What was offered until now is still captured. */
    void stop() {
        running = false;
    }

    boolean running() {
        return running;
    }

    /** Refuses {@code intake.full} rather than to let callers pile up. */
    void offer(Waiting waiting) {
        if (!queue.offer(waiting)) throw Room.full();
        leaveIfStopped(waiting);
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
        leaveIfStopped(waiting);
    }

    private void leaveIfStopped(Waiting waiting) {
        if (!running && queue.remove(waiting)) throw stopping(); // it slipped in after the last round
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

    /** Whatever is thrown is answered, an error too: the thread goes on, and nobody waits in vain. */
    private void round(ArrayDeque<Waiting> gathered) throws InterruptedException {
        gather(gathered);
        if (gathered.isEmpty()) return;
        var batch = Batch.next(gathered);
        try {
            rounds.run(batch);
        } catch (Throwable e) {
            batch.forEach(waiting -> waiting.answer().completeExceptionally(e));
            log.error("a round of captures failed", e);
        }
    }

    private void gather(ArrayDeque<Waiting> gathered) throws InterruptedException {
        if (gathered.isEmpty()) {
            var first = queue.poll(200, TimeUnit.MILLISECONDS);
            if (first == null) return;
            gathered.add(first);
        }
        queue.drainTo(gathered, Math.max(0, Batch.MOST_ORDERS - gathered.size()));
    }

    private static TryLater stopping() {
        return new TryLater("intake.stopping", Duration.ofSeconds(5), "the program is stopping");
    }
}
