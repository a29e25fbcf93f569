package dev.dovetail.lab.day;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The day's own time: it moves only when the day says so. */
final class VirtualClock implements InstantSource {
    private volatile Instant now;

    VirtualClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void advanceTo(Instant time) {
        if (time.isAfter(now)) now = time;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }
}
