package dev.dovetail.console.exceptions;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.backlog.Backlog;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Order lines that wait for stock. Stock mends them, so nobody is asked to. */
@Component
class Backorders extends Source {
    private static final long MOST = 20_000;

    private final Backlog backlog;
    private final OrderBook book;

    Backorders(Backlog backlog, OrderBook book) {
        super("backorders", 70, Permission.ORDERS_READ, false);
        this.backlog = backlog;
        this.book = book;
    }

    @Override
    Monitor look(Caller caller, @Nullable String of) {
        var standing = backlog.standing(caller.client());
        if (standing.lines() == 0) return of(List.of(), 0);
        var waiting = new OrderQuery(caller.client(), null, OrderQuery.WAITING, caller.channels(), null, Monitor.ROWS);
        var rows = book.listOrders(waiting).items().stream()
                .map(one -> Monitor.Row.of(
                        one.number(),
                        "/orders/" + one.orderId(),
                        Words.say(
                                "exception.backorders.row", Figures.number(one.waiting()), Figures.number(one.units())),
                        one.capturedAt(),
                        null))
                .toList();
        return Monitor.of(key, standing.lines(), standing.lines() >= MOST, standing.since(), rows);
    }
}
