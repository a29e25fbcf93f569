package dev.dovetail.bench;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What became of the requests of an {@link OpenLoop}. Latencies are in microseconds, from when a request was due. */
final class Offered {
    static final long LONGEST_MICROS = 120_000_000;
    private static final int DIGITS = 3;
    private static final long WINDOW_NANOS = 500_000_000;

    private final long start;
    private final long end;
    private final long count;
    private final Histogram[] windows;
    private final LongAdder sent = new LongAdder();
    private final LongAdder inTime = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Map<String, LongAdder> wrong = new ConcurrentHashMap<>();

    Offered(long start, Duration time, long count) {
        this.start = start;
        this.end = start + time.toNanos();
        this.count = count;
        this.windows = new Histogram[(int) Math.ceilDiv(time.toNanos(), WINDOW_NANOS)];
        for (int i = 0; i < windows.length; i++) windows[i] = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    }

    void sent() {
        sent.increment();
    }

    void accepted(long due, long now) {
        int window = (int) Math.clamp((due - start) / WINDOW_NANOS, 0, windows.length - 1);
        windows[window].recordValue(Math.clamp((now - due) / 1000, 1, LONGEST_MICROS));
        if (now < end) inTime.increment();
    }

    void refused() {
        refused.increment();
    }

    void wrong(String what) {
        wrong.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    long count() {
        return count;
    }

    long foundNoConnection() {
        return count - sent.sum();
    }

    long refusals() {
        return refused.sum();
    }

    /** Accepted while it lasted, a second. */
    double goodput() {
        return inTime.sum() * 1e9 / (end - start);
    }

    Map<String, Long> allWrong() {
        var all = new TreeMap<String, Long>();
        wrong.forEach((what, times) -> all.put(what, times.sum()));
        return all;
    }

    Histogram accepted() {
        var all = new Histogram(LONGEST_MICROS, DIGITS);
        for (var window : windows) all.add(window);
        return all;
    }

    /** The worst p99 of half a second, in milliseconds; the first half second, in which the rate begins, is left out. */
    double worstP99Millis() {
        double worst = 0;
        for (int i = 1; i < windows.length; i++) worst = Math.max(worst, p99Millis(i));
        return worst;
    }

    /** Seconds until p99 of half a second was {@code millis} or less; -1 where that never was. */
    double secondsUntil(double millis) {
        for (int i = 0; i < windows.length; i++)
            if (windows[i].getTotalCount() > 0 && p99Millis(i) <= millis) return (i + 1) * WINDOW_NANOS / 1e9;
        return -1;
    }

    private double p99Millis(int window) {
        return windows[window].getValueAtPercentile(99) / 1000.0;
    }
}
