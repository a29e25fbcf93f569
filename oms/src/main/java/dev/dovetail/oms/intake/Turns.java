package dev.dovetail.oms.intake;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Those who wait until a full place has room: each is given a turn to look, the longest waiting first. */
final class Turns {
    private final Duration patience;
    private final int most;
    private final BooleanSupplier full;
    private final Semaphore given = new Semaphore(0, true);
    private final AtomicInteger waiting = new AtomicInteger();

    /** @param most how many may wait */
    Turns(Duration patience, int most, BooleanSupplier full) {
        this.patience = patience;
        this.most = most;
        this.full = full;
    }

    int waiting() {
        return waiting.get();
    }

    long deadline() {
        return System.nanoTime() + patience.toNanos();
    }

    /** Waits where it is full; false where it still is. */
    boolean await(long deadline) {
        try {
            if (waiting.incrementAndGet() > most) return !full.getAsBoolean();
            while (full.getAsBoolean())
                if (!given.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) return !full.getAsBoolean();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** One more may look, where there is room. */
    void next() {
        if (!full.getAsBoolean() && waiting.get() > given.availablePermits()) given.release();
    }
}
