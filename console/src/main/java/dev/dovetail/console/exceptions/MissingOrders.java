package dev.dovetail.console.exceptions;

import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.sweeps.Missing;
import dev.dovetail.oms.sweeps.Sweeps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders that a channel says it has and that never came. */
@Component
class MissingOrders extends Source {
    private static final int MOST = 500;

    private final Sweeps sweeps;
    private final Network network;

    MissingOrders(Sweeps sweeps, Network network) {
        super("missing-orders", 3, Permission.ORDERS_READ, true);
        this.sweeps = sweeps;
        this.network = network;
    }

    @Override
    Monitor look(Caller caller, @Nullable String of) {
        var rows = sweeps.missing(Channels.of(network, caller), Missing.After.NOTHING, MOST + 1).stream()
                .map(MissingOrders::row)
                .toList();
        return of(rows, MOST);
    }

    private static Monitor.Row row(Missing one) {
        var detail = Words.say("exception.missing-orders.row", one.channel());
        return Monitor.Row.of(one.number(), Channels.href(one.channel()), detail, one.seenAt(), null);
    }
}
