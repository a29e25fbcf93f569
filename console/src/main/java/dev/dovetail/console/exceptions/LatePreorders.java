package dev.dovetail.console.exceptions;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.inbounds.Inbounds;
import dev.dovetail.oms.network.Network;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pre-orders whose goods should have come. */
@Component
class LatePreorders extends Source {
    private static final int MOST = 500;

    private final Inbounds inbounds;
    private final Network network;
    private final InstantSource clock;

    LatePreorders(Inbounds inbounds, Network network, InstantSource clock) {
        super("pre-orders", 40, Permission.ORDERS_READ, true);
        this.inbounds = inbounds;
        this.network = network;
        this.clock = clock;
    }

    @Override
    Monitor look(Caller caller, @Nullable String of) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var rows = inbounds.overdue(caller.client(), today, MOST + 1).stream()
                .map(one -> row(caller, one))
                .toList();
        return of(rows, MOST);
    }

    private Monitor.Row row(Caller caller, Inbounds.Overdue one) {
        var inbound = one.inbound();
        var node = network.findNode(inbound.node());
        return Monitor.Row.of(
                inbound.sku().code(),
                caller.may(Permission.STOCK_READ) ? Frame.stock(inbound.sku().code()) : null,
                Words.say(
                        "exception.pre-orders.row",
                        Figures.number(one.units()),
                        Figures.number(one.orders()),
                        inbound.id(),
                        node.map(found -> found.name()).orElse(""),
                        Figures.day(inbound.expectedOn())),
                inbound.expectedOn().atStartOfDay(ZoneOffset.UTC).toInstant(),
                null);
    }
}
