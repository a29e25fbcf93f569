package dev.dovetail.lab.day;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The day's own time: it moves only when the day says so. The program may be told another, when its clock is wrong (F6). */
final class VirtualClock implements InstantSource {
    private volatile Instant now;
    private volatile Duration wrong = Duration.ZERO;
    private volatile boolean stepped;

    VirtualClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** What the program takes for the time. */
    InstantSource asTold() {
        return () -> now.plus(wrong);
    }

    /** From now on the program's clock is wrong by so much; zero sets it right. */
    void step(Duration by) {
        wrong = by;
        stepped = true;
    }

    /** Whether the program's clock ever was: what it wrote under times to come looks as if it came later. */
    boolean wasWrong() {
        return stepped;
    }

    boolean isWrong() {
        return !wrong.isZero();
    }

    void advanceTo(Instant time) {
        if (time.isAfter(now)) now = time;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }
}
