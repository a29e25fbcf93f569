package dev.dovetail.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** When requests come due: at a steady rate from {@code start} on, whatever becomes of those before. */
final class Schedule {
    static final long OVER = Long.MIN_VALUE;

    private final long start;
    private final double interval;
    private final long count;
    private final long grace;
    private final AtomicLong next = new AtomicLong();

    /** @param grace how late a request may still be sent; one that finds no free connection in that time is never sent */
    Schedule(long start, double perSecond, Duration time, Duration grace) {
        this.start = start;
        this.interval = 1e9 / perSecond;
        this.count = (long) (perSecond * time.toNanos() / 1e9);
        this.grace = grace.toNanos();
    }

    long count() {
        return count;
    }

    /** When the next one is due, for whoever is free at {@code now}; {@link #OVER} after the last. */
    long next(long now) {
        while (true) {
            long one = next.get();
            if (one >= count) return OVER;
            long due = start + (long) (one * interval);
            long late = now - due - grace;
            if (late <= 0 && next.compareAndSet(one, one + 1)) return due;
            if (late > 0) next.compareAndSet(one, one + 1 + (long) (late / interval));
        }
    }
}
