package dev.dovetail.oms.feeds;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a foreign node tells its stock, as its people declare it.
 *
 * @param every its cadence
 * @param lateAfter how old what it told may grow before it counts as late
 * @param doubt how far around its cut time it is unknown what a snapshot had seen; zero unless netting is unknown
 * @param dropPercent a snapshot that loses more than this share of the units waits for a person; 100 lets all through
 * @param gap how long a rise waits for the numbers that are missing before it
 * @param sales who tells what is sold over the counter
 */
public record FeedConfig(
        Kind kind,
        Duration every,
        Duration lateAfter,
        Netting netting,
        Duration doubt,
        Figure figure,
        OnEmpty onEmpty,
        Absent absent,
        int dropPercent,
        Duration gap,
        Sales sales) {

    /** What it sends. */
    public enum Kind {
        SNAPSHOTS,
        DELTAS,
        BOTH
    }

    /** How it is known what a snapshot had seen. */
    public enum Netting {
        /** Deltas by their numbers against its watermark, facts by their time against its cut. */
        NUMBERED,
        /** All by their time against its cut. */
        CUT,
        /** Not: what fell within the doubt around its cut is taken off, what rose is not added. */
        UNKNOWN
    }

    /** What its figures mean. */
    public enum Figure {
        /** All that lies there, whoever it is promised to. */
        ON_HAND,
        /** Less what the node set aside for our orders, which the line may name; unnamed, the figure stays low. */
        NET_OF_ORDERS
    }

    /** What becomes of a file that says nothing. */
    public enum OnEmpty {
        HOLD,
        REFUSE,
        ZERO
    }

    /** What a snapshot says of a SKU that it does not name. */
    public enum Absent {
        ZERO,
        KEEP
    }

    /** Who tells what is sold over the counter. */
    public enum Sales {
        /** The feed, in its deltas or its snapshots. */
        FEED,
        /** The tills, receipt by receipt: what the feed's deltas say of it is noted and moves nothing. */
        COUNTER
    }

    boolean sends(Kind message) {
        return kind == Kind.BOTH || kind == message;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> Optional<E> of(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> word(value).equals(word))
                .findFirst();
    }
}
