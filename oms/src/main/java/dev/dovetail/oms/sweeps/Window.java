package dev.dovetail.oms.sweeps;

import dev.dovetail.kernel.Malformed;
import java.time.Duration;
import java.time.Instant;

/** A stretch of a channel's time, from {@code from} up to and without {@code to}. */
record Window(Instant from, Instant to) {
    static final Duration LONGEST = Duration.ofDays(31);

    /** Refuses {@code sweeps.window}: empty, longer than 31 days, or not over yet. */
    void check(Instant now) {
        if (!from.isBefore(to) || to.isAfter(from.plus(LONGEST)))
            throw new Malformed("sweeps.window", "/to", "after from, by at most " + LONGEST.toDays() + " days");
        if (to.isAfter(now))
            throw new Malformed("sweeps.window", "/to", "not in the future: what is to come cannot be told");
    }
}
