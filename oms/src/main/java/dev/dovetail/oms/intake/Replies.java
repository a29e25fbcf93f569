package dev.dovetail.oms.intake;

import dev.dovetail.kernel.Money;
import dev.dovetail.oms.orders.Cutoffs;
import dev.dovetail.oms.orders.LineCounters;
import dev.dovetail.oms.orders.OrderView;
import dev.dovetail.oms.orders.Possible;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer to a capture, made from what was written: no query. */
final class Replies {
    private Replies() {}

    static void captured(Planned planned, Instant at) {
        planned.waiting().answer().complete(new Captured(view(planned, at), false));
    }

    static OrderView view(Planned planned, Instant at) {
        var order = planned.order();
        var amounts = order.amounts();
        return new OrderView(
                order.id().toString(),
                order.number(),
                order.channel().code(),
                order.client(),
                order.revision(),
                planned.status(),
                1,
                order.customer(),
                order.placedAt(),
                at,
                promise(planned),
                order.service(),
                order.priority(),
                order.instructions(),
                money(order, amounts.total()),
                money(order, amounts.shipping()),
                money(order, amounts.tax()),
                money(order, amounts.discount()),
                order.channel().currency().getCurrencyCode(),
                order.contactId().toString(),
                lines(planned, at),
                List.of());
    }

    private static List<OrderView.Line> lines(Planned planned, Instant at) {
        var order = planned.order();
        var counters = planned.counters();
        var standing = new Possible.Order(at.plus(order.channel().remorse()), Cutoffs.UNTIL_PICK);
        return order.lines().stream()
                .map(line -> new OrderView.Line(
                        line.line(),
                        line.sku().code(),
                        line.goods() ? "goods" : "service",
                        line.description(),
                        line.unit(),
                        line.unitPrice(),
                        money(order, line.totalMinor()),
                        Objects.requireNonNull(counters.get(line.line())),
                        possible(line, counters, standing)))
                .toList();
    }

    private static Possible possible(
            NormalOrder.Line line, Map<Integer, LineCounters> counters, Possible.Order standing) {
        var stands = new Possible.Line(line.goods(), Objects.requireNonNull(counters.get(line.line())), 0);
        return Possible.of(stands, standing);
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
