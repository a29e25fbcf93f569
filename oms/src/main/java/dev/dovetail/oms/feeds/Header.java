package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.Malformed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The first line of every feed.
 *
 * @param kind {@code snapshot} or {@code deltas}
 * @param node its code
 * @param message names a snapshot; the same name again is the same snapshot
 * @param cutAt when a snapshot was cut, by the node's clock
 * @param watermark the highest number that a snapshot had consumed, where the node numbers
 * @param asOf up to when deltas tell everything
 */
record Header(
        String kind,
        String node,
        @Nullable String message,
        @Nullable Instant cutAt,
        @Nullable Long watermark,
        @Nullable Instant asOf) {
    static final Duration OLDEST = Duration.ofDays(7);
    static final Duration AHEAD = Duration.ofMinutes(5);

    boolean snapshot() {
        return kind.equals("snapshot");
    }

    void check(Instant now) {
        if (!snapshot() && !kind.equals("deltas")) throw new Malformed("feeds.kind", "/kind", "snapshot or deltas");
        if (snapshot()) checkSnapshot(now);
        else if (message != null || cutAt != null || watermark != null)
            throw new Malformed("feeds.header", null, "message, cutAt and watermark are for snapshots");
        if (asOf != null) checkTime(asOf, "/asOf", now);
    }

    private void checkSnapshot(Instant now) {
        if (message == null || message.isBlank() || message.length() > 80)
            throw new Malformed("feeds.message", "/message", "a snapshot has a name of 1 to 80 characters");
        if (cutAt == null) throw new Malformed("feeds.cut-at", "/cutAt", "a snapshot says when it was cut");
        if (asOf != null) throw new Malformed("feeds.header", "/asOf", "asOf is for deltas");
        checkTime(cutAt, "/cutAt", now);
        if (watermark != null && watermark < 0) throw new Malformed("feeds.watermark", "/watermark", "0 or more");
    }

    /** Movements are remembered for a week: what is older cannot be netted, and the future cannot be known. */
    static void checkTime(Instant at, String path, Instant now) {
        if (at.isAfter(now.plus(AHEAD))) throw new Malformed("feeds.future", path, "at most 5 minutes ahead of now");
        if (at.isBefore(now.minus(OLDEST))) throw new Malformed("feeds.too-old", path, "at most 7 days old");
    }

    Feed.Rank rank() {
        if (cutAt == null) throw new IllegalStateException("deltas have no rank");
        return new Feed.Rank(watermark == null ? 0 : watermark, cutAt.truncatedTo(ChronoUnit.MICROS));
    }
}
