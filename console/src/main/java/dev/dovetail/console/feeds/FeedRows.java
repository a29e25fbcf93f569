package dev.dovetail.console.feeds;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.feeds.Feed;
import dev.dovetail.oms.feeds.FeedBook;
import dev.dovetail.oms.freshness.Freshness;
import dev.dovetail.oms.network.Network;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How feeds stand, by one read; who sells from them is known in memory. */
@Component
class FeedRows {
    private final FeedBook feeds;
    private final Freshness freshness;
    private final Network network;

    FeedRows(FeedBook feeds, Freshness freshness, Network network) {
        this.feeds = feeds;
        this.freshness = freshness;
        this.network = network;
    }

    /** Of one client, what needs a look first. */
    List<FeedsPage.Row> all(int client, Instant now) {
        var closed = new TreeMap<String, Map<String, Set<NodeId>>>();
        for (var channel : network.channels())
            if (channel.client() == client) closed.put(channel.code(), freshness.closedByClass(client, channel.code()));
        return feeds.feeds().stream()
                .filter(feed -> feed.client() == client)
                .map(feed -> row(feed, closed, now))
                .sorted(Comparator.comparing((FeedsPage.Row row) -> row.state().equals("fresh"))
                        .thenComparing(FeedsPage.Row::code))
                .toList();
    }

    private FeedsPage.Row row(Feed feed, Map<String, Map<String, Set<NodeId>>> closed, Instant now) {
        var node = network.findNode(feed.node());
        var sells = new ArrayList<FeedsPage.Sells>();
        closed.forEach((channel, byClass) -> {
            boolean open = !Objects.requireNonNull(byClass.get("")).contains(feed.node());
            var except = byClass.entrySet().stream()
                    .filter(entry ->
                            !entry.getKey().isEmpty() && entry.getValue().contains(feed.node()) == open)
                    .map(Map.Entry::getKey)
                    .toList();
            sells.add(new FeedsPage.Sells(channel, open, except));
        });
        return new FeedsPage.Row(
                node.map(found -> found.code()).orElseGet(() -> feed.node().toString()),
                node.map(found -> found.name()).orElse(""),
                feed,
                feed.state(now).name().toLowerCase(Locale.ROOT),
                feed.since(now),
                sells);
    }

    /** Another number where a feed stands otherwise. */
    static long seen(List<FeedsPage.Row> rows) {
        return rows.stream()
                .map(row -> Objects.hash(row.code(), row.state(), row.feed().held(), row.sells()))
                .toList()
                .hashCode();
    }
}
