package dev.dovetail.wms.expiry;

import dev.dovetail.ground.storage.Transactions;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** One thread that looks every minute, or so much more seldom that it takes a twentieth of a processor at most. Where {@code dovetail.deliveries} is {@code manual} there is none. */
@Component
class ExpiryTimer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryTimer.class);
    private static final long EVERY_MILLIS = 60_000;
    private static final long SHARE = 20;

    private final Expiry expiry;
    private final InstantSource clock;
    private final boolean automatic;
    private @Nullable Thread thread;

    ExpiryTimer(Expiry expiry, InstantSource clock, Environment environment) {
        this.expiry = expiry;
        this.clock = clock;
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
        thread = Thread.ofPlatform().name("expiry").daemon().start(Transactions.background(this::work));
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
            expiry.turn(clock.instant());
        } catch (RuntimeException e) {
            LOG.error("expired lots could not be set aside; tried again in a minute", e);
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
