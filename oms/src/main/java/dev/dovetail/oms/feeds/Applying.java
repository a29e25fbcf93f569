package dev.dovetail.oms.feeds;

import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.availability.StockChange;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Applies a stored snapshot, five thousand SKUs a transaction, from where it stands: whoever finds one half applied goes on.
 * A position becomes what the snapshot says and what moved since; locks: the feed, then pools.
 */
@Component
class Applying {
    static final int AT_ONCE = 5_000;

    private final FeedStore feeds;
    private final SnapshotStore snapshots;
    private final BaseStore bases;
    private final MovementStore movements;
    private final Numbers numbers;
    private final Availability availability;
    private final Positions positions;
    private final Transactions transactions;
    private final Json json;
    private final InstantSource clock;

    Applying(
            FeedStore feeds,
            SnapshotStore snapshots,
            BaseStore bases,
            MovementStore movements,
            Numbers numbers,
            Availability availability,
            Positions positions,
            Transactions transactions,
            Json json,
            InstantSource clock) {
        this.feeds = feeds;
        this.snapshots = snapshots;
        this.bases = bases;
        this.movements = movements;
        this.numbers = numbers;
        this.availability = availability;
        this.positions = positions;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** What came of some SKUs of a snapshot. */
    record Counts(int changed, int unchanged, int superseded) {}

    /** Applies what is left of it, and answers what became of each SKU that was applied here. */
    Map<String, String> run(NodeId node, int client, long id) {
        var outcomes = new HashMap<String, String>();
        var body = snapshots.body(node, id);
        if (body.isEmpty()) return outcomes;
        var contents = json.read(body.get(), Contents.class);
        while (transactions.run(() -> step(node, client, id, contents, outcomes))) {}
        return outcomes;
    }

    /** @return whether there is more to apply */
    private boolean step(NodeId node, int client, long id, Contents contents, Map<String, String> outcomes) {
        var feed = feeds.lock(node, client).orElseThrow();
        var row = snapshots.find(node, id).orElseThrow();
        if (!row.is(SnapshotRow.APPLYING)) return false;
        var some = next(contents.told(), row.reached());
        var last = some.isEmpty() ? row.reached() : some.lastKey();
        if (!some.isEmpty()) snapshots.advance(row, last, net(feed, row.rank(), some, outcomes));
        if (contents.told().higherKey(last) != null) return true;
        var silent = silentOn(feed, row.rank(), contents);
        if (silent.isEmpty()) {
            finish(feed, row, contents);
            return false;
        }
        // pools are locked in their order once in a transaction
        if (some.isEmpty()) snapshots.advance(row, last, net(feed, row.rank(), silent, outcomes));
        return true;
    }

    private static TreeMap<String, Long> next(TreeMap<String, Long> told, String reached) {
        var some = new TreeMap<String, Long>();
        for (var entry : told.tailMap(reached, false).entrySet()) {
            if (some.size() == AT_ONCE) break;
            some.put(entry.getKey(), entry.getValue());
        }
        return some;
    }

    /** What came in, or was told and waits, after it was stored: it had looked, and had not found it. */
    private TreeMap<String, Long> silentOn(Feed feed, Feed.Rank rank, Contents contents) {
        var some = new TreeMap<String, Long>();
        if (!rank.newerThan(feed.rank())) return some;
        var since = new ArrayList<>(movements.waiting(feed));
        positions.onHand(feed.node(), feed.client()).keySet().forEach(sku -> since.add(sku.code()));
        var silent = contents.silentOn(since);
        if (silent.isEmpty()) return some;
        var ranks = bases.ranks(feed, silent);
        for (var code : silent) {
            if (some.size() == AT_ONCE) break;
            if (rank.newerThan(ranks.get(code))) some.put(code, 0L);
        }
        return some;
    }

    private Counts net(Feed feed, Feed.Rank rank, Map<String, Long> some, Map<String, String> outcomes) {
        var skus = some.keySet();
        var onHand = positions.lockOnHand(
                feed.node(),
                feed.client(),
                skus.stream().map(code -> new Sku(feed.client(), code)).toList());
        var ranks = bases.ranks(feed, skus);
        var later = movements.notSeen(feed, rank, skus);
        var changes = new ArrayList<StockChange>();
        var told = new LinkedHashMap<Sku, Long>();
        some.forEach((code, quantity) -> {
            var sku = new Sku(feed.client(), code);
            if (!rank.newerThan(ranks.get(code))) {
                outcomes.put(code, Delta.IN_SNAPSHOT);
                return;
            }
            told.put(sku, quantity);
            long change = quantity + later.getOrDefault(code, 0L) - onHand.getOrDefault(sku, 0L);
            if (change != 0) changes.add(new StockChange(feed.node(), sku, change, "snapshot"));
            outcomes.put(code, change == 0 ? "unchanged" : "applied");
        });
        availability.change(changes);
        bases.put(feed, rank, told);
        movements.seen(feed, rank, told.keySet().stream().map(Sku::code).toList());
        return new Counts(changes.size(), told.size() - changes.size(), some.size() - told.size());
    }

    /** Numbers that the snapshot had consumed are missing no longer, and what waited for them waits no longer. */
    private void finish(Feed feed, SnapshotRow row, Contents contents) {
        bases.unspoken(feed, contents.unspoken());
        snapshots.settle(row, SnapshotRow.APPLIED, null);
        if (!row.rank().newerThan(feed.rank())) return;
        var now = clock.instant();
        movements.forget(feed.node(), now.minus(Header.OLDEST).minus(Header.OLDEST));
        numbers.advance(Followed.of(feed).snapshot(row.rank(), through(feed, row), now), null, List.of(), now);
    }

    private static @Nullable Long through(Feed feed, SnapshotRow row) {
        var through = feed.through();
        if (feed.config().netting() != FeedConfig.Netting.NUMBERED) return through;
        return through == null ? Long.valueOf(row.watermark()) : Long.valueOf(Math.max(through, row.watermark()));
    }
}
