package dev.dovetail.wms.appointments;

import dev.dovetail.kernel.Malformed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** An appointment as it is asked for. @param key the caller's own name for it; @param delivery its reference or id, where it is known */
public record Asked(String key, String door, @Nullable String delivery, String carrier, Instant from, Instant until) {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration FARTHEST = Duration.ofDays(366);

    public Asked {
        text("/key", key);
        text("/carrier", carrier);
        if (delivery != null) text("/delivery", delivery);
        from = from.truncatedTo(ChronoUnit.MICROS); // as the row keeps it: sent again it is the same
        until = until.truncatedTo(ChronoUnit.MICROS);
    }

    /** Refuses a window that is too short, too long, over, or too far ahead. */
    static void check(Instant from, Instant until, Instant now) {
        var length = Duration.between(from, until);
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0)
            throw new Malformed("appointments.window", "/until", "an appointment takes 5 minutes to 24 hours");
        if (until.isBefore(now)) throw new Malformed("appointments.over", "/until", "that time is over");
        if (from.isAfter(now.plus(FARTHEST)))
            throw new Malformed("appointments.too-far", "/from", "at most a year ahead");
    }

    private static void text(String path, String value) {
        if (value.isBlank() || value.length() > 80)
            throw new Malformed("appointments.text", path, "1 to 80 characters");
    }
}
