package dev.dovetail.console.exceptions;

import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.intake.Rejection;
import dev.dovetail.oms.intake.Rejections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders that were refused for what they say. They are counted beside their own entry. */
@Component
class RejectedOrders extends Source {
    private final Rejections rejections;

    RejectedOrders(Rejections rejections) {
        super("rejected-orders", 85, Permission.ORDERS_CHANGE, false);
        this.rejections = rejections;
    }

    @Override
    Monitor look(Caller caller, @Nullable String of) {
        long count = rejections.countWaiting(caller.client());
        if (count == 0) return of(List.of(), 0);
        var rows = rejections.list(caller, "waiting", Long.MAX_VALUE, Monitor.ROWS).stream()
                .map(one -> row(caller, one))
                .toList();
        return Monitor.of(
                key, count, false, rejections.oldestWaiting(caller.client()).orElse(null), rows);
    }

    private static Monitor.Row row(Caller caller, Rejection one) {
        var href = "/rejected/" + one.rejectedId();
        var number = one.number();
        return Monitor.Row.of(
                number == null ? Words.of("rejected.no-number") : number,
                href,
                one.detail(),
                one.receivedAt(),
                repair(caller, Permission.ORDERS_CHANGE, "exception.correct", href));
    }
}
