package dev.dovetail.console.exceptions;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.exceptions.ExceptionKind;
import dev.dovetail.oms.exceptions.ExceptionQuery;
import dev.dovetail.oms.exceptions.ExceptionRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Work of nodes that somebody holds. */
@Component
class HeldWork extends Source {
    private static final int MOST = 200;

    private final dev.dovetail.oms.exceptions.Exceptions exceptions;

    HeldWork(dev.dovetail.oms.exceptions.Exceptions exceptions) {
        super("held-work", 25, Permission.ORDERS_READ, true);
        this.exceptions = exceptions;
    }

    @Override
    Monitor look(Caller caller, @Nullable String of) {
        var query = new ExceptionQuery(caller.client(), caller.channels(), null, null, MOST + 1);
        var rows = exceptions.list(ExceptionKind.HELD_WORK, query).items().stream()
                .map(HeldWork::row)
                .toList();
        return of(rows, MOST);
    }

    private static Monitor.Row row(ExceptionRow one) {
        var order = one.orderId();
        return new Monitor.Row(
                one.id(),
                order == null ? null : "/orders/" + order,
                one.what(),
                one.owner(),
                one.since(),
                null,
                List.of());
    }
}
