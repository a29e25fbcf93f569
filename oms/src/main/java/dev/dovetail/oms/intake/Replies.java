package dev.dovetail.oms.intake;

import dev.dovetail.kernel.Money;
import dev.dovetail.oms.orders.LineCounters;
import dev.dovetail.oms.orders.LineTraits;
import dev.dovetail.oms.orders.OrderStatus;
import dev.dovetail.oms.orders.OrderView;
import dev.dovetail.oms.orders.Possible;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer to a capture, made from what was written: no query. */
final class Replies {
    private Replies() {}

    /** @param holds how many were placed on it in the same transaction */
    static void captured(Planned planned, Instant at, long holds) {
        planned.waiting().answer().complete(new Captured(view(planned, at, (int) holds), false));
    }

    static OrderView view(Planned planned, Instant at, int holds) {
        var order = planned.order();
        var amounts = order.amounts();
        return new OrderView(
                order.id().toString(),
                order.number(),
                order.channel().code(),
                order.client(),
                order.revision(),
                holds > 0 ? OrderStatus.HELD : planned.status(),
                planned.version() + holds,
                order.customer(),
                order.placedAt(),
                at,
                promise(planned),
                order.service(),
                planned.priority(),
                order.instructions(),
                money(order, amounts.total()),
                money(order, amounts.shipping()),
                money(order, amounts.tax()),
                money(order, amounts.discount()),
                order.channel().currency().getCurrencyCode(),
                order.contactId().toString(),
                order.pickup(),
                lines(planned, holds > 0 ? null : at.plus(order.channel().remorse())),
                List.of());
    }

    private static List<OrderView.Line> lines(Planned planned, @Nullable Instant releaseAt) {
        var order = planned.order();
        var counters = planned.counters();
        var standing = new Possible.Order(releaseAt, order.checked().cutoffs());
        return order.lines().stream()
                .map(line -> line(order, line, Objects.requireNonNull(counters.get(line.line())), standing))
                .toList();
    }

    private static OrderView.Line line(
            NormalOrder order, NormalOrder.Line line, LineCounters counters, Possible.Order standing) {
        return new OrderView.Line(
                line.line(),
                line.sku().code(),
                line.goods() ? "goods" : "service",
                line.description(),
                line.unit(),
                line.unitPrice(),
                money(order, line.totalMinor()),
                counters,
                Possible.of(new Possible.Line(line.goods(), counters, 0), standing),
                null,
                OrderView.Given.of(line.unit(), line.pack(), line.given(), counters),
                line.traits().group(),
                LineTraits.written(line.traits().parts()));
    }

    private static OrderView.@Nullable Promise promise(Planned planned) {
        var promise = planned.promise();
        return promise == null
                ? null
                : new OrderView.Promise(promise.on(), promise.zone().getId());
    }

    private static BigDecimal money(NormalOrder order, long minor) {
        return new Money(minor, order.channel().currency()).amount();
    }
}
