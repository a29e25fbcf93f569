package dev.dovetail.oms.intake;

import dev.dovetail.kernel.TryLater;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How many posted orders may be under way at once, so that the last of them is answered within the second after which the others
 * are told to come again: what the latest {@link #WINDOW} answers took says how many fit. Where hardly anybody is inside that
 * says nothing of what could be done, and takes nothing away. An order is inside from when all of it has come, so that senders
 * of one byte a second take no room. Whoever finds it full waits for somebody to leave: a "no" closes its connection, and who
 * comes again at once costs a new one, so that saying it fast would take the time of those inside.
 */
@Component
class Room {
    static final Duration WAIT = Duration.ofSeconds(1);
    static final int LEAST = 512;
    static final int MOST = 4_096;
    static final int WINDOW = 256;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** What who waits may take of the heap together, as bytes for each. */
    private static final long SHARE_OF_HEAP = 4;

    private static final long BYTES = 100_000;

    private final Turns turns;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile int size = MOST;
    private volatile long windowBegan = System.nanoTime();

    @Autowired
    Room() {
        this(PATIENCE, (int) Math.min(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / BYTES, Integer.MAX_VALUE));
    }

    /**
     * @param patience how long who finds it full waits for somebody to leave
     * @param mostWaiting how many may
     */
    Room(Duration patience, int mostWaiting) {
        this.turns = new Turns(patience, mostWaiting, this::isFull);
    }

    int size() {
        return size;
    }

    int waiting() {
        return turns.waiting();
    }

    private boolean isFull() {
        return inside.get() >= size;
    }

    /** Waits where it is full; false where it still is. Whoever was let past here calls {@link #next} at the end. */
    boolean await() {
        return !isFull() || turns.await(turns.deadline());
    }

    /** Each who entered leaves. Waits as {@link #await} does where many came at once; refuses {@code intake.full}. */
    void enter() {
        long deadline = turns.deadline();
        while (!entered()) if (!turns.await(deadline)) throw full();
    }

    private boolean entered() {
        for (int before = inside.get(); before < size; before = inside.get())
            if (inside.compareAndSet(before, before + 1)) return true;
        return false;
    }

    void leave() {
        answered(inside.getAndDecrement(), System.nanoTime());
        next();
    }

    void next() {
        turns.next();
    }

    static TryLater full() {
        return new TryLater("intake.full", WAIT, "more orders wait than can be taken");
    }

    /** @param inside how many were, this one too; @param at by {@link System#nanoTime} */
    void answered(int inside, long at) {
        if (answered.incrementAndGet() % WINDOW != 0) return;
        long took = Math.max(1, at - windowBegan);
        windowBegan = at;
        int fits = (int) Math.clamp(WINDOW * WAIT.toNanos() / took, LEAST, MOST);
        if (fits > size || inside * 2 > size) size += (fits - size) / 2;
    }
}
