package dev.dovetail.console.exceptions;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.sweeps.Standing;
import dev.dovetail.oms.sweeps.Sweeps;
import java.time.InstantSource;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Channels whose own list of orders was owed and not laid beside ours. */
@Component
class OverdueSweeps extends Source {
    private final Sweeps sweeps;
    private final Network network;
    private final InstantSource clock;

    OverdueSweeps(Sweeps sweeps, Network network, InstantSource clock) {
        super("sweeps", 56, Permission.ORDERS_READ, true);
        this.sweeps = sweeps;
        this.network = network;
        this.clock = clock;
    }

    @Override
    Monitor look(Caller caller, @Nullable String of) {
        var rows = sweeps.standing(Channels.of(network, caller), clock.instant()).stream()
                .filter(one -> one.overdueSince() != null)
                .map(OverdueSweeps::row)
                .sorted(Comparator.comparing(Monitor.Row::since, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        return of(rows, Integer.MAX_VALUE);
    }

    private static Monitor.Row row(Standing one) {
        var through = one.through();
        var detail = through == null
                ? Words.of("exception.sweeps.never")
                : Words.say("exception.sweeps.row", Figures.exact(through));
        return Monitor.Row.of(one.channel(), Channels.href(one.channel()), detail, one.overdueSince(), null);
    }
}
