package dev.dovetail.oms.publishing;

import dev.dovetail.ground.storage.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * One thread that publishes every second, or so much more seldom that it takes a twentieth of a processor at most. Where
 * {@code dovetail.deliveries} is {@code manual} there is none, and who wants a publication takes a turn.
 */
@Component
class Publisher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final long EVERY_MILLIS = 1_000;
    private static final long SHARE = 20;

    private final Publishing publishing;
    private final boolean automatic;
    private @Nullable Thread thread;

    Publisher(Publishing publishing, Environment environment) {
        this.publishing = publishing;
        this.automatic =
                environment.getProperty("dovetail.deliveries", "background").equals("background");
    }

    @Override
    public boolean isAutoStartup() {
        return automatic;
    }

    @Override
    public synchronized void start() {
        if (thread != null) return;
        thread = Thread.ofPlatform().name("publisher").daemon().start(Transactions.background(this::work));
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) Thread.sleep(Math.max(EVERY_MILLIS, SHARE * turn()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long it took, in milliseconds. */
    private long turn() {
        long begun = System.nanoTime();
        try {
            publishing.turn();
        } catch (RuntimeException e) {
            LOG.error("a publication failed and is tried again", e);
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
            publishing.giveUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
