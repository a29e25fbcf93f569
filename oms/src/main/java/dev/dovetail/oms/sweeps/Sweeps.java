package dev.dovetail.oms.sweeps;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.oms.network.Channel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lays what a channel says it has beside what we have, so that an order whose message was lost is found. */
@Service
public class Sweeps {
    static final int LOOKED_BACK = 500;
    static final int MOST_COUNTED = 10_000;

    private final SweepStore store;
    private final SweepStandings standings;
    private final IdSource ids;
    private final Audit audit;
    private final Transactions transactions;

    Sweeps(SweepStore store, SweepStandings standings, IdSource ids, Audit audit, Transactions transactions) {
        this.store = store;
        this.standings = standings;
        this.ids = ids;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Keeps what is missing until it is here. The same numbers again are another sweep of the same time. */
    Swept sweep(Channel channel, Window window, Set<String> told, Cause cause) {
        return transactions.run(() -> {
            var known = store.known(channel, told);
            var rejected = new TreeSet<String>();
            var missing = new TreeSet<>(told);
            known.forEach((number, state) -> {
                missing.remove(number);
                if (state == SweepStore.State.REJECTED) rejected.add(number);
            });
            var swept = new Swept(
                    Long.toString(ids.next(0)),
                    window.from(),
                    window.to(),
                    told.size(),
                    told.size() - rejected.size() - missing.size(),
                    List.copyOf(rejected),
                    List.copyOf(missing));
            store.add(channel, swept, cause);
            store.miss(channel, swept, cause.at());
            store.found(channel, cause.at());
            return swept;
        });
    }

    /** How far it is proven that nothing was missed, and the last {@code limit} sweeps, newest first. */
    public Proof proof(Channel channel, Instant now, int limit) {
        var sweeps = store.sweeps(channel, LOOKED_BACK);
        var plan = store.plan(channel);
        var through = sweeps.isEmpty() ? null : sweeps.getFirst().to();
        return new Proof(
                through,
                Gaps.between(sweeps),
                store.countMissing(channel),
                plan.map(SweepStore.Plan::everySeconds).orElse(null),
                plan.flatMap(owed -> owed.overdueSince(through, now)).orElse(null),
                sweeps.subList(0, Math.min(limit, sweeps.size())));
    }

    /** How it stands with each of these channels, by code; one statement. */
    public List<Standing> standing(Collection<Channel> channels, Instant now) {
        return channels.isEmpty() ? List.of() : standings.standing(channels, now);
    }

    /** Orders of these channels that were told and are not here, the longest missing first. */
    public List<Missing> missing(Collection<Channel> channels, Missing.After after, int limit) {
        return channels.isEmpty() ? List.of() : standings.missing(channels, after, limit);
    }

    /** Says how often the channel owes a sweep, from now on; null ends it. */
    void plan(Channel channel, @Nullable Integer everySeconds, Cause cause) {
        transactions.run(() -> {
            store.plan(channel, everySeconds, cause.at());
            audit.record(
                    cause,
                    "sweep-plan.put",
                    "channel:" + channel.code(),
                    everySeconds == null ? Map.of() : Map.of("everySeconds", everySeconds));
        });
    }
}
