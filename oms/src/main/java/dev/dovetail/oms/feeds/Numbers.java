package dev.dovetail.oms.feeds;

import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.StockChange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The sequence of a feed's deltas. A fall counts at once, whatever is missing before it. A rise waits until every number
 * before it was heard, lies in a snapshot, or was given up: so a gap makes the promise low for a while, never high. The
 * caller holds the feed's lock.
 */
@Component
class Numbers {
    /** More than this beyond a gap, and it is given up at once: what waits is bounded. */
    private static final long MOST_BEYOND = 50_000;

    private final FeedStore feeds;
    private final MovementStore movements;
    private final BaseStore bases;
    private final FeedTimer timer;
    private final Availability availability;

    Numbers(FeedStore feeds, MovementStore movements, BaseStore bases, FeedTimer timer, Availability availability) {
        this.feeds = feeds;
        this.movements = movements;
        this.bases = bases;
        this.timer = timer;
        this.availability = availability;
    }

    /**
     * Moves on as far as nothing is missing, counts what may count now, and writes where the feed stands.
     *
     * @param asOf up to when the node has told everything now; null where that is as it was
     * @param fresh deltas just heard for the first time
     * @return what became of each of them, by its id
     */
    Map<Long, String> advance(Feed feed, @Nullable Instant asOf, List<Delta> fresh, Instant now) {
        if (firstOfTheHour(feed, now))
            movements.forget(feed.node(), now.minus(Header.OLDEST).minus(Header.OLDEST));
        var through = feed.through();
        var states = new HashMap<Long, String>();
        if (through == null && fresh.isEmpty()) {
            feeds.follow(Followed.of(feed).deltas(asOf, null, null, feed.givenUp(), now));
            return states;
        }
        long from =
                through == null ? fresh.stream().mapToLong(Delta::number).min().orElseThrow() - 1 : through;
        var reach = movements.reach(feed, from);
        boolean gap = reach.highest() > reach.through();
        boolean moved = feed.gapSince() == null || reach.through() > from;
        var since = !gap ? null : moved ? now : feed.gapSince();
        boolean over = since != null
                && (reach.beyond() > MOST_BEYOND
                        || !now.isBefore(since.plus(feed.config().gap())));
        long reached = over ? reach.highest() : reach.through();
        long lost = over ? reach.highest() - reach.through() - reach.beyond() : 0;
        if (gap && !over && moved) timer.giveUpLater(feed, now);
        var released = new ArrayList<>(movements.release(feed, reached));
        count(feed, fresh, reached, released, states);
        feeds.follow(Followed.of(feed).deltas(asOf, reached, over ? null : since, feed.givenUp() + lost, now));
        return states;
    }

    private static boolean firstOfTheHour(Feed feed, Instant now) {
        var before = feed.heardAt();
        return before == null || before.truncatedTo(ChronoUnit.HOURS).isBefore(now.truncatedTo(ChronoUnit.HOURS));
    }

    private void count(Feed feed, List<Delta> fresh, long reached, List<Delta> counting, Map<Long, String> states) {
        var ranks = bases.ranks(
                feed, fresh.stream().map(delta -> delta.sku().code()).distinct().toList());
        var other = new HashMap<Long, String>();
        for (var delta : fresh) {
            var state = state(feed, delta, reached, ranks.get(delta.sku().code()));
            states.put(delta.id(), state);
            if (state.equals(Delta.APPLIED)) counting.add(delta);
            else if (!state.equals(delta.state())) other.put(delta.id(), state);
        }
        movements.state(feed, other);
        availability.change(counting.stream()
                .map(delta -> new StockChange(feed.node(), delta.sku(), delta.change(), delta.reason()))
                .toList());
    }

    /** Where no snapshot named the SKU, the newest whole one has spoken of it: it is not there. */
    private static String state(Feed feed, Delta delta, long reached, Feed.@Nullable Rank named) {
        if (delta.state().equals(Delta.NOTED)) return Delta.NOTED;
        var snapshot = named == null && feed.config().absent() == FeedConfig.Absent.ZERO ? feed.rank() : named;
        if (snapshot != null && delta.seenBy(snapshot, feed.config())) return Delta.IN_SNAPSHOT;
        return delta.change() > 0 && delta.number() > reached ? Delta.WAITING : Delta.APPLIED;
    }
}
