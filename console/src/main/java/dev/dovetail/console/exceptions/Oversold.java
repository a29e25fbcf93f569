package dev.dovetail.console.exceptions;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.network.Network;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pools of which more is promised than the node has. */
@Component
class Oversold extends Source {
    private static final int MOST = 500;

    private final Positions positions;
    private final Network network;

    Oversold(Positions positions, Network network) {
        super("oversold", 5, Permission.STOCK_READ, true);
        this.positions = positions;
        this.network = network;
    }

    @Override
    Monitor look(Caller caller, @Nullable String of) {
        var rows = positions.missing(caller.client(), MOST + 1).stream()
                .map(this::row)
                .toList();
        return of(rows, MOST);
    }

    private Monitor.Row row(Positions.Missing one) {
        var node = network.findNode(one.node());
        return new Monitor.Row(
                one.sku().code(),
                Frame.stock(one.sku().code()),
                Words.say(
                        "exception.oversold.row",
                        Figures.number(one.units()),
                        node.map(found -> found.name()).orElse(""),
                        one.reason()),
                one.owner(),
                one.openedAt(),
                null,
                List.of());
    }
}
