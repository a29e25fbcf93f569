package dev.dovetail.oms.intake;

import java.util.concurrent.atomic.AtomicInteger;

/** Whether a short way is worth trying: after it led nowhere, not for the next {@link #REST} times. */
final class Habit {
    private static final int REST = 50;

    private final AtomicInteger rest = new AtomicInteger();

    boolean worth() {
        return rest.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
    }

    /** Answers {@code worked}. */
    boolean learn(boolean worked) {
        if (!worked) rest.set(REST);
        return worked;
    }
}
