package dev.dovetail.lab.day;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is still to happen today, in order of virtual time; what is due at the same moment happens in the order it was planned. */
final class Agenda {
    private record Planned(Instant at, long order, Step step) {}

    /** One thing that happens; it may plan more. */
    interface Step {
        void happen() throws Exception;
    }

    private final PriorityQueue<Planned> queue =
            new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparingLong(Planned::order));
    private long planned;
    private Instant last = Instant.EPOCH;

    void at(Instant time, Step step) {
        queue.add(new Planned(time, planned++, step));
        if (time.isAfter(last)) last = time;
    }

    /** The latest moment that anything was planned for. */
    Instant last() {
        return last;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Takes the clock to the next planned moment and lets it happen. */
    void next(VirtualClock clock) throws Exception {
        var due = queue.remove();
        clock.advanceTo(due.at());
        due.step().happen();
    }
}
