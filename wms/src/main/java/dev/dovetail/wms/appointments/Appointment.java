package dev.dovetail.wms.appointments;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A carrier comes to a door for a while.
 *
 * @param key the caller's own name for it
 * @param door the code of a dock
 * @param delivery the reference of what it brings, where that is known
 * @param endedAt when it was done, cancelled or given up
 * @param reason why it was cancelled
 */
public record Appointment(
        long id,
        String key,
        String door,
        @Nullable String delivery,
        String carrier,
        Instant from,
        Instant until,
        String state,
        String madeBy,
        @Nullable Instant arrivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String reason) {

    /** Whole minutes after its beginning that it came, or that it has been awaited until now; 0 where it is in time or awaited no more. */
    public long minutesLate(Instant now) {
        if (arrivedAt != null) return minutes(from, arrivedAt);
        return state.equals("booked") ? minutes(from, now) : 0;
    }

    /** Whole minutes after its end that it left, or that it has stayed until now. */
    public long minutesOver(Instant now) {
        if (state.equals("done") && endedAt != null) return minutes(until, endedAt);
        return state.equals("arrived") || state.equals("started") ? minutes(until, now) : 0;
    }

    private static long minutes(Instant planned, Instant happened) {
        return Math.max(0, Duration.between(planned, happened).toMinutes());
    }
}
