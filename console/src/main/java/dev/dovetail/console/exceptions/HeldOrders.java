package dev.dovetail.console.exceptions;

import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.holds.Hold;
import dev.dovetail.oms.holds.HoldKind;
import dev.dovetail.oms.holds.HoldQuery;
import dev.dovetail.oms.holds.HoldQueue;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Orders that people or checks have stopped, by reason. One for holds by hand, one for those of checks. */
class HeldOrders extends Source {
    private final Set<HoldKind> kinds;
    private final HoldQueue queue;
    private final OrderBook book;

    HeldOrders(String key, int rank, Set<HoldKind> kinds, HoldQueue queue, OrderBook book) {
        super(key, rank, Permission.ORDERS_READ, true);
        this.kinds = kinds;
        this.queue = queue;
        this.book = book;
    }

    @Override
    Monitor look(Caller caller, @Nullable String of) {
        var reasons = queue.countByReason(caller.client()).stream()
                .filter(reason -> kinds.contains(reason.kind()))
                .toList();
        long count = reasons.stream().mapToLong(HoldQueue.Reason::holds).sum();
        var oldest = reasons.stream().map(HoldQueue.Reason::oldest).min(Comparator.naturalOrder());
        var groups = reasons.stream()
                .map(one -> new Monitor.Group(one.code(), Words.of("hold." + one.code()), one.holds(), one.owner()))
                .toList();
        var rows = count == 0 ? List.<Monitor.Row>of() : rows(caller, reasons, of);
        return new Monitor(key, count, false, oldest.orElse((Instant) null), groups, rows);
    }

    /** A read for each kind that there is: four at most. */
    private List<Monitor.Row> rows(Caller caller, List<HoldQueue.Reason> reasons, @Nullable String of) {
        var holds = reasons.stream()
                .filter(reason -> of == null || of.equals(reason.code()))
                .map(HoldQueue.Reason::kind)
                .distinct()
                .flatMap(kind -> queue
                        .listHolds(new HoldQuery(
                                caller.client(), null, kind.wire(), of, caller.channels(), null, Monitor.ROWS))
                        .items()
                        .stream())
                .sorted(Comparator.comparing(Hold::placedAt).thenComparing(Hold::holdId))
                .limit(Monitor.ROWS)
                .toList();
        var orders = book.findOrders(holds.stream().map(HeldOrders::order).collect(Collectors.toSet()));
        return holds.stream().map(hold -> row(caller, hold, orders)).toList();
    }

    private static Monitor.Row row(Caller caller, Hold hold, Map<OrderId, OrderView> orders) {
        var order = orders.get(order(hold));
        return new Monitor.Row(
                order == null ? hold.orderId() : order.number(),
                "/orders/" + hold.orderId(),
                Words.of("hold." + hold.code()) + ": " + hold.detail(),
                hold.owner(),
                hold.placedAt(),
                hold.orderId() + "/" + hold.holdId(),
                List.of(repair(
                        caller,
                        Permission.ORDERS_DECIDE,
                        "exception.release",
                        "/orders/" + hold.orderId() + "/holds/" + hold.holdId() + "/release")));
    }

    private static OrderId order(Hold hold) {
        return new OrderId(Long.parseLong(hold.orderId()));
    }
}
