package dev.dovetail.wms.labour;

import dev.dovetail.wms.floor.DoneScan;
import org.jspecify.annotations.Nullable;

/**
 * What lies between a worker's scan and the one before it.
 *
 * @param task one of the day's tasks, counted from 0; @param line whether a new stop begins with it
 * @param packs what a hand took
 * @param millis since the scan before it; @param timed whether that was work: not so of the day's first, and after a gap
 * @param walked how far and how long, by the shortest ways; null where a place is unknown
 * @param handlingMillis what the goods ask for, without allowance
 */
record Step(
        DoneScan scan,
        Job job,
        int task,
        boolean line,
        long packs,
        long millis,
        boolean timed,
        @Nullable Walked walked,
        long handlingMillis) {
    /** @param millis walking, turning, reaching for levels */
    record Walked(long mm, long millis) {}

    /** Whether the time it took may be held against a standard. */
    boolean compared() {
        return timed && walked != null;
    }

    long standardMillis(Standards standards) {
        return walked == null ? 0 : (walked.millis() + handlingMillis) * (100 + standards.allowancePercent()) / 100;
    }
}
