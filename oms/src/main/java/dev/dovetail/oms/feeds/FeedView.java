package dev.dovetail.oms.feeds;

import dev.dovetail.oms.network.Network;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A feed as it is shown. */
record FeedView(
        String node,
        String state,
        @Nullable Instant since,
        @Nullable Instant asOf,
        @Nullable Long ageSeconds,
        long latenessSeconds,
        @Nullable Instant heardAt,
        @Nullable Instant cutAt,
        long watermark,
        @Nullable Long through,
        @Nullable Instant gapSince,
        long givenUp,
        int held,
        FeedBody config) {

    static FeedView of(Feed feed, Network network, Instant now) {
        var asOf = feed.asOf();
        return new FeedView(
                network.findNode(feed.node())
                        .map(node -> node.code())
                        .orElseGet(() -> feed.node().toString()),
                FeedConfig.word(feed.state(now)),
                feed.since(now),
                asOf,
                asOf == null ? null : Duration.between(asOf, now).toSeconds(),
                feed.lateness(now).toSeconds(),
                feed.heardAt(),
                feed.cutAt(),
                feed.watermark(),
                feed.through(),
                feed.gapSince(),
                feed.givenUp(),
                feed.held(),
                FeedBody.of(feed.config()));
    }
}
