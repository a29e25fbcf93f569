package dev.dovetail.oms.feeds;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies deltas, five thousand a transaction; locks: the feed, then pools. A number counts once for ever. */
@Component
class Changing {
    private final FeedStore feeds;
    private final MovementStore movements;
    private final Numbers numbers;
    private final Transactions transactions;
    private final InstantSource clock;

    Changing(
            FeedStore feeds, MovementStore movements, Numbers numbers, Transactions transactions, InstantSource clock) {
        this.feeds = feeds;
        this.movements = movements;
        this.numbers = numbers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param asOf up to when the node has told everything; null: up to its last delta */
    List<Outcome> run(NodeId node, int client, List<Delta> deltas, @Nullable Instant asOf) {
        var outcomes = new ArrayList<Outcome>();
        for (int from = 0; from < deltas.size(); from += Applying.AT_ONCE) {
            var some = deltas.subList(from, Math.min(deltas.size(), from + Applying.AT_ONCE));
            outcomes.addAll(transactions.run(() -> apply(node, client, some, last(some))));
        }
        if (asOf != null) transactions.run(() -> apply(node, client, List.of(), asOf));
        return outcomes;
    }

    private static @Nullable Instant last(List<Delta> deltas) {
        return deltas.stream().map(Delta::at).max(Instant::compareTo).orElse(null);
    }

    private List<Outcome> apply(NodeId node, int client, List<Delta> deltas, @Nullable Instant asOf) {
        var feed = feeds.lock(node, client).orElseThrow();
        var now = clock.instant();
        if (deltas.isEmpty()) {
            numbers.advance(feed, asOf, List.of(), now);
            return List.of();
        }
        var added = movements.add(feed, deltas, now);
        var fresh = deltas.stream().filter(delta -> added.contains(delta.id())).toList();
        var states = numbers.advance(feed, asOf, fresh, now);
        var known = movements.known(
                feed,
                deltas.stream()
                        .filter(delta -> !added.contains(delta.id()))
                        .map(Delta::number)
                        .toList());
        return deltas.stream().map(delta -> outcome(delta, states, known)).toList();
    }

    private static Outcome outcome(Delta delta, Map<Long, String> states, Map<Long, MovementStore.Known> known) {
        var state = states.get(delta.id());
        var code = delta.sku().code();
        if (state != null) return Outcome.of(delta.line(), code, delta.number(), state);
        var first = known.get(delta.number());
        if (first != null && (!first.sku().equals(code) || first.change() != delta.change()))
            return Outcome.failed(
                    delta.line(), code, delta.number(), "feeds.number-conflict", "this number was another change");
        return Outcome.of(delta.line(), code, delta.number(), "repeated");
    }
}
