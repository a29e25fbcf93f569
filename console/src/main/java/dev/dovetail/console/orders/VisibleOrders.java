package dev.dovetail.console.orders;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderView;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Orders that the caller may see; another client's is not there. */
@Component
class VisibleOrders {
    private final OrderBook book;

    VisibleOrders(OrderBook book) {
        this.book = book;
    }

    OrderView get(Caller caller, long id) {
        if (id <= 0) throw unknown(id);
        return book.findOrder(new OrderId(id))
                .filter(order -> order.client() == caller.client() && caller.mayUse(order.channel()))
                .orElseThrow(() -> unknown(id));
    }

    /** As {@link #get}, without reading it whole. */
    OrderId visible(Caller caller, long id) {
        return book.visible(caller, id);
    }

    int version(OrderId order) {
        return book.version(order);
    }

    private static Refused unknown(long id) {
        return new Refused(Refused.Kind.NOT_FOUND, new Refusal("orders.not-found", Map.of("order", Long.toString(id))));
    }
}
