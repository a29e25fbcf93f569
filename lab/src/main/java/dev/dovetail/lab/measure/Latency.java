package dev.dovetail.lab.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps every duration of one kind, to answer exact percentiles. */
public final class Latency {
    private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());

    /** Percentiles in milliseconds; all 0 where nothing was measured. */
    public record Spread(int count, long p50, long p99, long max) {}

    public void add(long duration) {
        millis.add(Math.max(0, duration));
    }

    public Spread spread() {
        List<Long> sorted;
        synchronized (millis) {
            sorted = new ArrayList<>(millis);
        }
        Collections.sort(sorted);
        if (sorted.isEmpty()) return new Spread(0, 0, 0, 0);
        return new Spread(sorted.size(), at(sorted, 0.5), at(sorted, 0.99), sorted.getLast());
    }

    /** Nearest rank. */
    private static long at(List<Long> sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
