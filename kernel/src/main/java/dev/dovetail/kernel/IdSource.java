package dev.dovetail.kernel;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Makes ids of 63 bits: 41 of milliseconds since 2026-01-01 UTC, 14 of a counter, 8 of slot.
 *
 * <p>Ids of one source rise strictly, also when the clock goes back. Two sources may clash within a millisecond: where an id
 * is the key of its row, that refuses the second, which takes a new one; what belongs to an order is told apart by the order.
 */
public final class IdSource {
    private static final long EPOCH = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final int COUNTER_BITS = 14;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

    private static final int WINDOW_BITS = 7;

    private final InstantSource clock;
    private final long start;
    private long millis;
    private long counter;

    /** @param counterStart where this process starts counting: random in production, drawn from the seed in a trading day */
    public IdSource(InstantSource clock, int counterStart) {
        this.clock = clock;
        this.start = counterStart & COUNTER_MASK;
        this.counter = start;
    }

    /** The next id whose slot is {@code slot} (0 to 255). */
    public synchronized long next(int slot) {
        count(now());
        return id(Slot.checked(slot));
    }

    /**
     * The next id, in the slot of its moment: what is made within 128 ms lies together, and in 33 s each slot has its turn. Nearly each
     * source takes the slots in an order of its own. They take turns also while ids wait for a clock that went back.
     */
    public synchronized long next() {
        long now = now();
        count(now);
        long window = now >>> WINDOW_BITS;
        return id(Slot.of(window * (start | 1) + (start >>> Slot.BITS)));
    }

    private long now() {
        return Math.max(clock.millis() - EPOCH, 0);
    }

    private void count(long now) {
        if (now > millis) {
            millis = now;
        } else if (counter == COUNTER_MASK) {
            millis++;
        }
        counter = (counter + 1) & COUNTER_MASK;
    }

    private long id(int slot) {
        return (millis << (COUNTER_BITS + Slot.BITS)) | (counter << Slot.BITS) | slot;
    }

    /** No id that was made at this instant or later is smaller. */
    public static long firstAt(Instant at) {
        return Math.max(at.toEpochMilli() - EPOCH, 0) << (COUNTER_BITS + Slot.BITS);
    }

    /** When the id was made, to the millisecond. */
    public static Instant madeAt(long id) {
        return Instant.ofEpochMilli((id >>> (COUNTER_BITS + Slot.BITS)) + EPOCH);
    }
}
