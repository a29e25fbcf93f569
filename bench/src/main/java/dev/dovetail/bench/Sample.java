package dev.dovetail.bench;

import java.util.Arrays;

/** What one round saw: how many a second, of how many, and how long each answer took. */
record Sample(double perSecond, long operations, long[] sortedNanos) {

    /** One operation an answer. */
    Sample(double perSecond, long[] sortedNanos) {
        this(perSecond, sortedNanos.length, sortedNanos);
    }

    /** The latency below which {@code share} of the answers came, in milliseconds. */
    double millis(double share) {
        if (sortedNanos.length == 0) return 0;
        int at = (int) Math.min(sortedNanos.length - 1L, Math.round(Math.ceil(share * sortedNanos.length)) - 1);
        return sortedNanos[Math.max(0, at)] / 1e6;
    }

    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
