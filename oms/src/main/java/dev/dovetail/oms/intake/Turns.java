package dev.dovetail.oms.intake;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Those who wait until a full place has room: each is given a turn to look, the longest waiting first. A semaphore would do, but for its
 * walk over all who wait whenever one of them gives up: with thousands that took a fifth of the program's time.
 */
final class Turns {
    private final Duration patience;
    private final int most;
    private final BooleanSupplier full;
    private final Queue<Turn> line = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** @param most how many may wait */
    Turns(Duration patience, int most, BooleanSupplier full) {
        this.patience = patience;
        this.most = most;
        this.full = full;
    }

    int waiting() {
        return waiting.get();
    }

    long deadline() {
        return System.nanoTime() + patience.toNanos();
    }

    /** Waits where it is full; false where it still is. */
    boolean await(long deadline) {
        try {
            if (waiting.incrementAndGet() > most) return !full.getAsBoolean();
            while (full.getAsBoolean()) if (!given(deadline)) return !full.getAsBoolean();
            return true;
        } finally {
            waiting.decrementAndGet();
        }
    }

    private boolean given(long deadline) {
        var turn = Turn.ofThisThread();
        line.add(turn);
        if (turn.await(full, deadline)) return true;
        // whoever came before may have given up too
        for (var first = line.peek(); first != null && first.isOver(); first = line.peek()) line.remove(first);
        return false;
    }

    /** One more may look, where there is room. */
    void next() {
        if (full.getAsBoolean()) return;
        for (var turn = line.poll(); turn != null && !turn.give(); ) turn = line.poll();
    }
}
