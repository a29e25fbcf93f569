package dev.dovetail.ground.handoff;

import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one share of a family: goes where a hint or, once a second, the sweep points, and otherwise waits. */
final class Worker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);

    /** A round that starts right after another finds few messages: a moment's wait makes its batch, and saves the rounds. */
    private static final Duration ROUND_AT_MOST_EVERY = Duration.ofMillis(20);

    private final Engine engine;
    private final Hints hints;
    private final Executor calls;
    private volatile boolean stopped;

    Worker(Engine engine, Hints hints, Executor calls) {
        this.engine = engine;
        this.hints = hints;
        this.calls = calls;
    }

    @Override
    public void run() {
        SortedSet<Integer> keys = new TreeSet<>();
        long swept = System.nanoTime() - SWEEP_EVERY.toNanos();
        while (!stopped) {
            try {
                long untilSweep = swept + SWEEP_EVERY.toNanos() - System.nanoTime();
                keys.addAll(hints.await(engine.share(), Duration.ofNanos(keys.isEmpty() ? untilSweep : 0)));
                if (untilSweep <= 0) {
                    keys.addAll(engine.sweep());
                    swept = System.nanoTime();
                }
                keys = round(keys);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                LOG.error("a delivery round of {} failed and starts again", engine.share(), e);
                keys = new TreeSet<>();
                swept = System.nanoTime(); // wait a second: most likely the database is away
            }
        }
    }

    private SortedSet<Integer> round(SortedSet<Integer> keys) throws InterruptedException {
        if (keys.isEmpty() && !engine.busy()) return keys;
        long begun = System.nanoTime();
        var more = new TreeSet<>(engine.round(keys, calls));
        var left = ROUND_AT_MOST_EVERY.minusNanos(System.nanoTime() - begun);
        if (left.isPositive()) Thread.sleep(left);
        return more;
    }

    void stop() {
        stopped = true;
    }
}
