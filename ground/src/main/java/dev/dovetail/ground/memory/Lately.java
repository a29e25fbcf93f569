package dev.dovetail.ground.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was read a second ago at most, so that a change made by another process is seen within one.
 *
 * @param <T> does not change
 */
public final class Lately<T> {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<T> read;
    private final InstantSource clock;
    private final AtomicLong forgotten = new AtomicLong();
    private final Object reading = new Object();
    private volatile @Nullable Seen<T> seen;

    public Lately(Supplier<T> read, InstantSource clock) {
        this.read = read;
        this.clock = clock;
    }

    /** @param begun before it was read, by {@link System#nanoTime} and by the clock */
    private record Seen<T>(T value, long begun, Instant at) {}

    public T get() {
        var now = clock.instant();
        var known = seen;
        boolean fresh = known != null
                && !now.isBefore(known.at())
                && !now.isAfter(known.at().plus(FRESH));
        return known != null && fresh ? known.value() : load().value();
    }

    /**
     * Read after it was asked for: where what memory knows is not enough. All who ask while it is read share the next reading;
     * who is in a transaction waits for nobody and reads for himself, for what he sees may never be committed.
     */
    public T anew() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) return read.get();
        long asked = System.nanoTime();
        synchronized (reading) {
            var known = seen;
            return known != null && known.begun() - asked >= 0 ? known.value() : load().value();
        }
    }

    /** After a change of our own. What is being read meanwhile is not remembered. */
    public void forget() {
        synchronized (forgotten) {
            forgotten.incrementAndGet();
            seen = null;
        }
    }

    private Seen<T> load() {
        long before = forgotten.get();
        long begun = System.nanoTime();
        var at = clock.instant();
        var made = new Seen<>(read.get(), begun, at);
        synchronized (forgotten) {
            if (before == forgotten.get()) seen = made;
        }
        return made;
    }
}
