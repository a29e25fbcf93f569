package dev.dovetail.oms.freshness;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.NodeFreshness;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.feeds.FeedBook;
import dev.dovetail.oms.feeds.FeedHeard;
import dev.dovetail.oms.network.MayServeMore;
import dev.dovetail.oms.network.Network;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Says which nodes are closed because of their feed. Feeds and rules are remembered for a second, or until this process
 * hears of a change; whether a feed is late is judged by the clock at each look.
 */
@Service
public class Freshness implements NodeFreshness {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final FeedBook feeds;
    private final PolicyStore policies;
    private final Network network;
    private final Catalog catalog;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Loaded loaded;

    Freshness(
            FeedBook feeds,
            PolicyStore policies,
            Network network,
            Catalog catalog,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.events = events;
        this.feeds = feeds;
        this.policies = policies;
        this.network = network;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** @param change how often was forgotten before it was read: what was read before a change is not remembered after it */
    private record Loaded(
            List<dev.dovetail.oms.feeds.Feed> feeds, Map<Integer, List<Policy>> policies, Instant at, long change) {
        boolean nothing(int client) {
            return feeds.stream().noneMatch(feed -> feed.client() == client);
        }
    }

    /**
     * Whether the node sells none of the client's SKUs of a class over the channel now, because of its feed. Costs no query
     * but one a second.
     *
     * @param channel blank: by the rules that name no channel
     */
    public boolean closed(NodeId node, int client, String channel, String skuClass) {
        return closedNodes(client, channel, skuClass).contains(node);
    }

    /** The nodes that are closed so. */
    public Set<NodeId> closedNodes(int client, String channel, String skuClass) {
        var now = clock.instant();
        var current = current(now);
        var closed = new HashSet<NodeId>();
        for (var feed : current.feeds())
            if (feed.client() == client && closed(current, feed, channel, skuClass, now)) closed.add(feed.node());
        return closed;
    }

    /** For each class of the client's SKUs that a rule names, and for all others under a blank name, the nodes that are closed. */
    public Map<String, Set<NodeId>> closedByClass(int client, String channel) {
        var byClass = new TreeMap<String, Set<NodeId>>();
        byClass.put("", closedNodes(client, channel, ""));
        for (var policy : current(clock.instant()).policies().getOrDefault(client, List.of()))
            if (!policy.skuClass().isEmpty())
                byClass.computeIfAbsent(policy.skuClass(), named -> closedNodes(client, channel, named));
        return byClass;
    }

    /** The rules of a client, as they are remembered. */
    public List<Policy> policies(int client) {
        return current(clock.instant()).policies().getOrDefault(client, List.of());
    }

    @Override
    public Map<Sku, Map<NodeId, Feed>> feeds(int client, @Nullable String channel, Collection<Sku> skus) {
        var now = clock.instant();
        var current = current(now);
        if (current.nothing(client)) return Map.of();
        var items = catalog.lately(skus);
        var shown = new HashMap<Sku, Map<NodeId, Feed>>();
        for (var sku : skus) {
            var item = items.get(sku);
            var skuClass = item == null ? CatalogItem.STANDARD : item.skuClass();
            var byNode = new HashMap<NodeId, Feed>();
            for (var feed : current.feeds())
                if (feed.client() == client)
                    byNode.put(
                            feed.node(),
                            new Feed(
                                    word(feed, now),
                                    feed.since(now),
                                    closed(current, feed, channel == null ? "" : channel, skuClass, now)
                                            ? "closed"
                                            : "open"));
            shown.put(sku, byNode);
        }
        return shown;
    }

    @EventListener
    void on(FeedHeard heard) {
        Transactions.afterCommit(this::forget);
        var now = clock.instant();
        if (!isFresh(heard, now))
            events.publishEvent(
                    new MayServeMore(heard.node(), "feed", now.plus(FRESH).plus(FRESH)));
    }

    /** As it is remembered from before this message. */
    private boolean isFresh(FeedHeard heard, Instant now) {
        var seen = loaded;
        return seen != null
                && seen.feeds().stream()
                        .filter(feed -> feed.node().equals(heard.node()) && feed.client() == heard.client())
                        .allMatch(feed -> feed.state(now) == dev.dovetail.oms.feeds.Feed.State.FRESH);
    }

    void forget() {
        changes.incrementAndGet();
    }

    private boolean closed(
            Loaded current, dev.dovetail.oms.feeds.Feed feed, String channel, String skuClass, Instant now) {
        var sign = switch (feed.state(now)) {
            case FRESH -> "";
            case LATE, SILENT -> Policy.LATE;
            case EMPTY -> Policy.EMPTY;
        };
        if (sign.isEmpty()) return false;
        var code = network.findNode(feed.node())
                .map(node -> node.code())
                .orElseGet(() -> feed.node().toString());
        var rules = current.policies().getOrDefault(feed.client(), List.of());
        return Policy.closed(rules, new Policy.Case(channel, code, skuClass, sign));
    }

    private static String word(dev.dovetail.oms.feeds.Feed feed, Instant now) {
        return feed.state(now).name().toLowerCase(java.util.Locale.ROOT);
    }

    private Loaded current(Instant now) {
        var seen = loaded;
        long change = changes.get();
        if (seen == null
                || seen.change() != change
                || now.isBefore(seen.at())
                || now.isAfter(seen.at().plus(FRESH))) {
            seen = new Loaded(feeds.feeds(), policies.all(), now, change);
            loaded = seen;
        }
        return seen;
    }
}
