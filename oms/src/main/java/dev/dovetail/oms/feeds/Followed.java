package dev.dovetail.oms.feeds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a feed is followed after something came of it. Times and numbers only rise. */
final class Followed {
    private final Feed feed;

    private Followed(Feed feed) {
        this.feed = feed;
    }

    static Followed of(Feed feed) {
        return new Followed(feed);
    }

    Feed empty(Instant since) {
        return with(
                feed.asOf(),
                feed.heardAt(),
                feed.cutAt(),
                feed.watermark(),
                feed.through(),
                feed.gapSince(),
                feed.givenUp(),
                since);
    }

    Feed snapshot(Feed.Rank rank, @Nullable Long through, Instant now) {
        return with(
                later(feed.asOf(), rank.cutAt()),
                now,
                rank.cutAt(),
                rank.watermark(),
                through,
                feed.gapSince(),
                feed.givenUp(),
                null);
    }

    Feed deltas(@Nullable Instant asOf, @Nullable Long through, @Nullable Instant gapSince, long givenUp, Instant now) {
        return with(
                asOf == null ? feed.asOf() : later(feed.asOf(), asOf),
                asOf == null ? feed.heardAt() : now,
                feed.cutAt(),
                feed.watermark(),
                through,
                gapSince,
                givenUp,
                feed.emptySince());
    }

    private Feed with(
            @Nullable Instant asOf,
            @Nullable Instant heardAt,
            @Nullable Instant cutAt,
            long watermark,
            @Nullable Long through,
            @Nullable Instant gapSince,
            long givenUp,
            @Nullable Instant emptySince) {
        return new Feed(
                feed.node(),
                feed.client(),
                feed.config(),
                asOf,
                heardAt,
                cutAt,
                watermark,
                through,
                gapSince,
                givenUp,
                emptySince,
                feed.held());
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }
}
