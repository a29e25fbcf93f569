package dev.dovetail.console.exceptions;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.network.Network;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Nodes that were taken offline. */
@Component
class OfflineNodes extends Source {
    private final Network network;

    OfflineNodes(Network network) {
        super("offline", 60, Permission.STOCK_READ, true);
        this.network = network;
    }

    @Override
    Monitor look(Caller caller, @Nullable String of) {
        var rows = network.nodes().stream()
                .filter(node -> !node.online())
                .sorted(Comparator.comparing(
                        node -> Objects.requireNonNull(node.effort().offlineSince())))
                .map(node -> Monitor.Row.of(
                        node.code(),
                        "/nodes/" + node.code(),
                        node.name(),
                        node.effort().offlineSince(),
                        repair(
                                caller,
                                Permission.SETUP_WRITE,
                                "exception.online",
                                "/nodes/" + node.code() + "/online")))
                .toList();
        return of(rows, Integer.MAX_VALUE);
    }
}
