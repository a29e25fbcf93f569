package dev.dovetail.oms.intake;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.TryLater;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * One thread that captures whatever waits, with no timer: while it commits one batch, the next gathers. Where {@code
 * dovetail.deliveries} is {@code manual}, as in a trading day, there is no thread and callers capture inline.
 */
@Component
class Committer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Committer.class);
    private static final int ROOM = 4096;

    private final ArrayBlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(ROOM);
    private final Rounds rounds;
    private final boolean automatic;
    private volatile boolean running;

    Committer(Rounds rounds, Environment environment) {
        this.rounds = rounds;
        this.automatic =
                environment.getProperty("dovetail.deliveries", "background").equals("background");
    }

    /** Refuses {@code intake.full} rather than to let callers pile up. */
    void offer(Waiting waiting) {
        if (!queue.offer(waiting))
            throw new TryLater("intake.full", Duration.ofSeconds(1), "more orders wait than can be taken");
        if (!running && queue.remove(waiting)) throw stopping(); // it slipped in after the last round
    }

    @Override
    public boolean isAutoStartup() {
        return automatic;
    }

    @Override
    public synchronized void start() {
        if (running) return;
        running = true;
        Thread.ofPlatform().name("intake-committer").daemon().start(Transactions.background(this::work));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
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

    private static TryLater stopping() {
        return new TryLater("intake.stopping", Duration.ofSeconds(5), "the program is stopping");
    }

    private void gather(ArrayDeque<Waiting> gathered) throws InterruptedException {
        if (gathered.isEmpty()) {
            var first = queue.poll(200, TimeUnit.MILLISECONDS);
            if (first == null) return;
            gathered.add(first);
        }
        queue.drainTo(gathered, Math.max(0, Batch.MOST_ORDERS - gathered.size()));
    }
}
