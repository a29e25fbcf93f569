package dev.dovetail.console.exceptions;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.feeds.FeedBook;
import dev.dovetail.oms.feeds.SnapshotRow;
import dev.dovetail.oms.network.Network;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Snapshots that say nothing, or lost a great share, and are not believed without a person. They are counted beside their own entry. */
@Component
class HeldFeeds extends Source {
    private static final int MOST = 200;

    private final FeedBook feeds;
    private final Network network;

    HeldFeeds(FeedBook feeds, Network network) {
        super("held-feeds", 30, Permission.STOCK_READ, false);
        this.feeds = feeds;
        this.network = network;
    }

    @Override
    Monitor look(Caller caller, @Nullable String of) {
        var rows = feeds.held(caller.client(), MOST + 1).stream()
                .map(one -> row(caller, one))
                .toList();
        return of(rows, MOST);
    }

    private Monitor.Row row(Caller caller, SnapshotRow one) {
        var code = network.findNode(one.node()).map(node -> node.code()).orElse("");
        var href = "/feeds/" + code + "/runs/" + one.id();
        return Monitor.Row.of(
                code,
                href,
                Words.say(
                        "exception.held-feeds.row",
                        one.message(),
                        Figures.number(one.unitsBefore()),
                        Figures.number(one.unitsAfter())),
                one.receivedAt(),
                repair(caller, Permission.SETUP_WRITE, "exception.decide", href));
    }
}
