package dev.dovetail.oms.publishing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with what is owed to a channel.
 *
 * @param state {@code none} is owed; {@code ok}; {@code alarm}: a window of the last 24 hours was missed; {@code dark}: two
 *     or more, and a marketplace may hide the listings
 * @param lookedAt when the publisher last looked at it
 */
public record Publication(
        String channel,
        @Nullable Integer everySeconds,
        @Nullable String kind,
        @Nullable Instant owedSince,
        String state,
        long met,
        long missed,
        @Nullable Instant firstMissedAt,
        @Nullable Instant lastMetAt,
        long lastNumber,
        Instant lookedAt) {

    static String state(long missed) {
        return missed == 0 ? "ok" : missed == 1 ? "alarm" : "dark";
    }
}
