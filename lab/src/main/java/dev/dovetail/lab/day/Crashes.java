package dev.dovetail.lab.day;

import dev.dovetail.ground.handoff.Checkpoint;
import java.util.random.RandomGenerator;

/** Kills the worker that delivers, between two of its calls (F1: after the commit and before the send; F2: after the send and before the mark). */
final class Crashes implements Checkpoint {
    private static final int ONE_IN = 60;

    private final RandomGenerator random;
    private final Tally tally;
    private boolean armed;

    Crashes(RandomGenerator random, Tally tally) {
        this.random = random;
        this.tally = tally;
    }

    /** The worker died. */
    static final class Crash extends RuntimeException {
        Crash(String point) {
            super(point, null, false, false);
        }
    }

    void arm(boolean on) {
        armed = on;
    }

    @Override
    public void reached(String point) {
        if (!armed || random.nextInt(ONE_IN) != 0) return;
        tally.count(point.equals(BEFORE_SEND) ? "F1" : "F2");
        throw new Crash(point);
    }
}
