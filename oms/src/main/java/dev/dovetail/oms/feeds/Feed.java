package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One node's feed of one client's stock, and how far it was followed.
 *
 * @param asOf up to when the node has told everything, by its own clock; null before the first message
 * @param heardAt when something was last taken from it
 * @param cutAt of the newest snapshot applied wholly, and {@code watermark} the highest number that snapshot had consumed
 * @param through every number up to it was heard, lies in a snapshot, or was given up; null before the first
 * @param gapSince since when a number below one that was heard is missing
 * @param givenUp numbers that never came
 * @param emptySince since when its newest file says nothing
 * @param held snapshots that wait for a person
 */
public record Feed(
        NodeId node,
        int client,
        FeedConfig config,
        @Nullable Instant asOf,
        @Nullable Instant heardAt,
        @Nullable Instant cutAt,
        long watermark,
        @Nullable Long through,
        @Nullable Instant gapSince,
        long givenUp,
        @Nullable Instant emptySince,
        int held) {

    /** In which state what it told is. */
    public enum State {
        FRESH,
        /** Nothing was heard yet. */
        SILENT,
        LATE,
        EMPTY
    }

    /** Late comes before empty: old figures are worse than a file that was not believed. */
    public State state(Instant now) {
        if (asOf == null) return State.SILENT;
        if (lateness(now).isPositive()) return State.LATE;
        return emptySince == null ? State.FRESH : State.EMPTY;
    }

    /** Since when it is in that state; null where nothing was ever heard. */
    public @Nullable Instant since(Instant now) {
        return switch (state(now)) {
            case SILENT -> null;
            case LATE -> asOf == null ? null : asOf.plus(config.lateAfter());
            case EMPTY -> emptySince;
            case FRESH -> heardAt;
        };
    }

    /** How much older than allowed it is; zero while it is not late. */
    public Duration lateness(Instant now) {
        if (asOf == null) return Duration.ZERO;
        var over = Duration.between(asOf.plus(config.lateAfter()), now);
        return over.isNegative() ? Duration.ZERO : over;
    }

    /** Which of two snapshots had seen more. */
    record Rank(long watermark, Instant cutAt) implements Comparable<Rank> {
        private static final Comparator<Rank> ORDER =
                Comparator.comparingLong(Rank::watermark).thenComparing(Rank::cutAt);

        @Override
        public int compareTo(Rank other) {
            return ORDER.compare(this, other);
        }

        boolean newerThan(@Nullable Rank other) {
            return other == null || compareTo(other) > 0;
        }
    }

    /** Of the newest snapshot applied wholly; null where there is none. */
    @Nullable
    Rank rank() {
        return cutAt == null ? null : new Rank(watermark, cutAt);
    }
}
