package dev.dovetail.console.exceptions;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderView;
import dev.dovetail.oms.shortfalls.Shortfall;
import dev.dovetail.oms.shortfalls.ShortfallQuery;
import dev.dovetail.oms.shortfalls.Shortfalls;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Units that were promised and that nobody has: each with its clock and its ways out as buttons. */
@Component
class ShortOrders extends Source {
    private static final int MOST = 200;

    private final Shortfalls shortfalls;
    private final OrderBook book;
    private final InstantSource clock;

    ShortOrders(Shortfalls shortfalls, OrderBook book, InstantSource clock) {
        super("shortfalls", 1, Permission.ORDERS_READ, true);
        this.shortfalls = shortfalls;
        this.book = book;
        this.clock = clock;
    }

    @Override
    Monitor look(Caller caller, @Nullable String of) {
        var open = shortfalls
                .listShortfalls(new ShortfallQuery(caller.client(), null, caller.channels(), null, MOST + 1))
                .items();
        var shown = open.subList(0, Math.min(open.size(), Monitor.ROWS));
        var orders = book.findOrders(shown.stream().map(ShortOrders::order).collect(toSet()));
        var rows = shown.stream().map(one -> row(caller, one, orders)).toList();
        return Monitor.of(
                key,
                Math.min(open.size(), MOST),
                open.size() > MOST,
                open.isEmpty() ? null : open.getFirst().openedAt(),
                rows);
    }

    private Monitor.Row row(Caller caller, Shortfall one, Map<OrderId, OrderView> orders) {
        var order = orders.get(order(one));
        var href = "/orders/" + one.orderId() + "/shortfalls/" + one.shortfallId();
        var repairs = one.options().stream()
                .map(option -> repair(
                        caller,
                        Permission.ORDERS_DECIDE,
                        "short.option." + option.wire(),
                        href + "?option=" + option.wire()))
                .toList();
        var detail = Words.say(
                "exception.shortfalls.row",
                Figures.number(one.quantity()),
                one.sku(),
                one.reason(),
                Figures.age(one.dueAt(), clock.instant()));
        return new Monitor.Row(
                order == null ? one.orderId() : order.number(),
                "/orders/" + one.orderId(),
                detail,
                one.owner(),
                one.openedAt(),
                null,
                List.copyOf(repairs));
    }

    private static OrderId order(Shortfall one) {
        return new OrderId(Long.parseLong(one.orderId()));
    }
}
