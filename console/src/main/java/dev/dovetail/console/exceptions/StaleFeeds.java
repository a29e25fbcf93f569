package dev.dovetail.console.exceptions;

import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.feeds.Feed;
import dev.dovetail.oms.feeds.FeedBook;
import dev.dovetail.oms.network.Network;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Feeds that told nothing in time, or nothing at all. */
@Component
class StaleFeeds extends Source {
    private final FeedBook feeds;
    private final Network network;
    private final InstantSource clock;

    StaleFeeds(FeedBook feeds, Network network, InstantSource clock) {
        super("stale-feeds", 50, Permission.STOCK_READ, true);
        this.feeds = feeds;
        this.network = network;
        this.clock = clock;
    }

    @Override
    Monitor look(Caller caller, @Nullable String of) {
        var now = clock.instant();
        var rows = feeds.feeds().stream()
                .filter(feed -> feed.client() == caller.client() && feed.state(now) != Feed.State.FRESH)
                .map(feed -> row(feed, now))
                .sorted(Comparator.comparing(Monitor.Row::since, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        var oldest = rows.stream()
                .map(Monitor.Row::since)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return Monitor.of(key, rows.size(), false, oldest, rows.subList(0, Math.min(rows.size(), Monitor.ROWS)));
    }

    private Monitor.Row row(Feed feed, Instant now) {
        var code = network.findNode(feed.node()).map(node -> node.code()).orElse("");
        var state = feed.state(now).name().toLowerCase(Locale.ROOT);
        return Monitor.Row.of(
                code, "/feeds/" + code, Words.of("exception.stale-feeds." + state), feed.since(now), null);
    }
}
