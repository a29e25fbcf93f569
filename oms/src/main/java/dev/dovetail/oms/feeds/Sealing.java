package dev.dovetail.oms.feeds;

import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Positions;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores a snapshot once, and judges whether it may be applied as it is. The caller holds the feed's lock. */
@Component
class Sealing {
    private final SnapshotStore snapshots;
    private final FeedStore feeds;
    private final FeedTimer timer;
    private final Positions positions;
    private final Json json;
    private final IdSource ids;

    Sealing(SnapshotStore snapshots, FeedStore feeds, FeedTimer timer, Positions positions, Json json, IdSource ids) {
        this.snapshots = snapshots;
        this.feeds = feeds;
        this.timer = timer;
        this.positions = positions;
        this.json = json;
        this.ids = ids;
    }

    /** @param repeated whether it had come before */
    record Sealed(SnapshotRow row, boolean repeated) {}

    Sealed seal(Feed feed, Snapshot snapshot, Instant now) {
        var name = Objects.requireNonNull(snapshot.header().message());
        var earlier = snapshots.earlier(feed, name, snapshot.hash());
        if (earlier.isPresent()) {
            if (!earlier.get().same())
                throw new Refused(
                        Refused.Kind.CONFLICT, new Refusal("feeds.message-conflict", Map.of("message", name)));
            return new Sealed(earlier.get().row(), true);
        }
        var before = positions.onHand(feed.node(), feed.client());
        var contents = contents(feed, snapshot, before);
        var row = judged(feed, snapshot, before, contents.told(), now);
        boolean open = row.is(SnapshotRow.APPLYING) || row.is(SnapshotRow.HELD);
        snapshots.add(row, snapshot.hash(), open ? json.write(contents) : null);
        if (row.is(SnapshotRow.APPLYING)) timer.applyLater(row, now);
        if (says(row.code()) && feed.emptySince() == null)
            feeds.follow(Followed.of(feed).empty(now));
        return new Sealed(row, false);
    }

    private static boolean says(@Nullable String code) {
        return code != null && code.equals("feeds.empty");
    }

    private static Contents contents(Feed feed, Snapshot snapshot, Map<Sku, Long> before) {
        var told = new TreeMap<>(snapshot.told());
        var unspoken = new TreeSet<String>();
        snapshot.unspoken().forEach(sku -> unspoken.add(sku.code()));
        boolean zero = feed.config().absent() == FeedConfig.Absent.ZERO && !snapshot.blind();
        for (var sku : before.keySet()) {
            if (told.containsKey(sku.code())) continue;
            if (zero && !unspoken.contains(sku.code())) told.put(sku.code(), 0L);
            else unspoken.add(sku.code());
        }
        return new Contents(told, unspoken, zero);
    }

    private SnapshotRow judged(
            Feed feed, Snapshot snapshot, Map<Sku, Long> before, Map<String, Long> told, Instant now) {
        var rank = snapshot.header().rank();
        long unitsBefore = sum(before, told);
        long unitsAfter = sum(told);
        var verdict = verdict(feed, snapshot, unitsBefore, unitsAfter);
        return new SnapshotRow(
                feed.node(),
                ids.next(0),
                feed.client(),
                Objects.requireNonNull(snapshot.header().message()),
                rank.watermark(),
                rank.cutAt(),
                now,
                snapshot.records(),
                snapshot.failed().size(),
                told.size() - snapshot.told().size(),
                unitsBefore,
                unitsAfter,
                verdict.state(),
                verdict.code(),
                "",
                0,
                0,
                0,
                null,
                null,
                null);
    }

    private static long sum(Map<String, Long> told) {
        return told.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Of what was there before, only what the snapshot speaks of. */
    private static long sum(Map<Sku, Long> before, Map<String, Long> told) {
        return before.entrySet().stream()
                .filter(known -> told.containsKey(known.getKey().code()))
                .mapToLong(known -> Math.max(0, known.getValue()))
                .sum();
    }

    private record Verdict(String state, @Nullable String code) {}

    /** An empty file is never everything at zero unless the feed says so; a great loss is looked at by a person. */
    private static Verdict verdict(Feed feed, Snapshot snapshot, long before, long after) {
        if (!snapshot.header().rank().newerThan(feed.rank()))
            return new Verdict(SnapshotRow.SUPERSEDED, "feeds.older-than-applied");
        if (snapshot.told().isEmpty()) {
            if (!snapshot.failed().isEmpty()) return new Verdict(SnapshotRow.REFUSED, "feeds.nothing-right");
            return switch (feed.config().onEmpty()) {
                case HOLD -> new Verdict(SnapshotRow.HELD, "feeds.empty");
                case REFUSE -> new Verdict(SnapshotRow.REFUSED, "feeds.empty");
                case ZERO -> new Verdict(SnapshotRow.APPLYING, null);
            };
        }
        int most = feed.config().dropPercent();
        if (most < 100 && (before - after) * 100 > before * most)
            return new Verdict(SnapshotRow.HELD, "feeds.great-loss");
        return new Verdict(SnapshotRow.APPLYING, null);
    }
}
