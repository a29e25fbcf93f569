package dev.dovetail.oms.exceptions;

import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.Page;
import dev.dovetail.oms.sweeps.Missing;
import dev.dovetail.oms.sweeps.Standing;
import dev.dovetail.oms.sweeps.Sweeps;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What waits for a person and is about a channel: whether its orders all came. */
@Component
class ChannelExceptions {
    private final Network network;
    private final Sweeps sweeps;

    ChannelExceptions(Network network, Sweeps sweeps) {
        this.network = network;
        this.sweeps = sweeps;
    }

    Page<ExceptionRow> list(ExceptionKind kind, ExceptionQuery query, Instant now) {
        var owner = query.owner();
        if (owner != null && !owner.equals(kind.owner())) return new Page<>(List.of(), null);
        var after = query.after() == null ? null : Cursor.of(query.after());
        if (kind == ExceptionKind.OVERDUE_SWEEP) {
            var rows = overdue(query, now);
            return Cursor.page(after == null ? rows : after.past(rows), query.limit());
        }
        var from = after == null ? Missing.After.NOTHING : new Missing.After(after.since(), after.id());
        return Cursor.page(
                sweeps.missing(channels(query), from, query.limit() + 1).stream()
                        .map(ChannelExceptions::row)
                        .toList(),
                query.limit());
    }

    long count(ExceptionKind kind, ExceptionQuery query, Instant now) {
        if (kind == ExceptionKind.OVERDUE_SWEEP) return overdue(query, now).size();
        long missing = sweeps.standing(channels(query), now).stream()
                .mapToLong(Standing::missing)
                .sum();
        return Math.min(missing, Exceptions.MOST_COUNTED);
    }

    /** A client's channels are few. */
    private List<Channel> channels(ExceptionQuery query) {
        return network.channels().stream()
                .filter(channel -> channel.client() == query.client()
                        && (query.channels().isEmpty() || query.channels().contains(channel.code())))
                .toList();
    }

    private List<ExceptionRow> overdue(ExceptionQuery query, Instant now) {
        return sweeps.standing(channels(query), now).stream()
                .filter(one -> one.overdueSince() != null)
                .map(ChannelExceptions::row)
                .sorted(Comparator.comparing(ExceptionRow::since).thenComparing(ExceptionRow::id))
                .toList();
    }

    private static ExceptionRow row(Standing one) {
        var what = one.through() == null ? "was never swept" : "its orders are proven up to " + one.through();
        var since = Objects.requireNonNull(one.overdueSince());
        return new ExceptionRow(
                one.channel(), null, null, one.channel(), what, ExceptionKind.OVERDUE_SWEEP.owner(), since, null);
    }

    private static ExceptionRow row(Missing one) {
        var owner = ExceptionKind.MISSING_ORDER.owner();
        var what = one.number() + " of " + one.channel() + " never came";
        return new ExceptionRow(one.id(), null, null, one.channel(), what, owner, one.seenAt(), null);
    }
}
