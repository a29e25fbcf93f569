package dev.dovetail.ground.threads;

import dev.dovetail.ground.storage.Transactions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;

/**
 * One thread that takes a turn every so often, or so much more seldom that its turns take a twentieth of its time, but not after
 * a longer pause than its longest: ten seconds, where it names no other. A turn that fails is followed by the next at the usual
 * time. Where {@code dovetail.deliveries} is {@code manual} there is no thread, and who wants a turn takes it.
 */
public abstract class Pulse implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final long SHARE = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String name;
    private final Duration every;
    private final Duration longest;
    private final boolean automatic;
    private @Nullable Thread thread;

    protected Pulse(String name, Duration every, Environment environment) {
        this(name, every, LONGEST_PAUSE, environment);
    }

    protected Pulse(String name, Duration every, Duration longest, Environment environment) {
        this.name = name;
        this.every = every;
        this.longest = longest;
        this.automatic =
                environment.getProperty("dovetail.deliveries", "background").equals("background");
    }

    protected abstract void turn();

    /** After the last turn. */
    protected void ended() {}

    @Override
    public boolean isAutoStartup() {
        return automatic;
    }

    @Override
    public synchronized void start() {
        if (thread != null) return;
        thread = Thread.ofPlatform().name(name).daemon().start(Transactions.background(this::work));
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) Thread.sleep(pause(every, longest, millisOfATurn()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In milliseconds. @param turn how long the last turn took */
    static long pause(Duration every, Duration longest, long turn) {
        return Math.max(every.toMillis(), Math.min(longest.toMillis(), SHARE * turn));
    }

    private long millisOfATurn() {
        long begun = System.nanoTime();
        try {
            turn();
        } catch (RuntimeException e) {
            LOG.error("a turn of {} failed; the next is in {} ms", name, every.toMillis(), e);
            return 0;
        }
        return (System.nanoTime() - begun) / 1_000_000;
    }

    @Override
    public synchronized void stop() {
        var running = thread;
        if (running == null) return;
        thread = null;
        running.interrupt();
        try {
            running.join();
            ended();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
