package dev.dovetail.oms.orders;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads orders over HTTP. A key that is bound to channels sees only theirs. */
@RestController
@RequestMapping("/api/v1/orders")
class OrderApi {
    private static final int LIMIT = 500;

    private final OrderBook book;

    OrderApi(OrderBook book) {
        this.book = book;
    }

    @GetMapping
    @Permit(Permission.ORDERS_READ)
    Page<OrderRow> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        if (channel != null && !caller.mayUse(channel)) return new Page<>(List.of(), null);
        var channels = channel == null ? caller.channels() : Set.of(channel);
        return book.listOrders(
                new OrderQuery(caller.client(), blankToNull(q), blankToNull(status), channels, after, limit));
    }

    /** Of all a client's orders: not for a key that is bound to channels. Counted anew for those who administer only. */
    @GetMapping("/figures")
    @Permit(Permission.ORDERS_READ)
    OrderFigures figures(Caller caller, @RequestParam(defaultValue = "false") boolean fresh) {
        if (!caller.channels().isEmpty()) throw new Malformed("orders.figures-of-all", null, "GET /orders?channel=");
        if (fresh && !caller.may(Permission.ADMIN))
            throw new Malformed("orders.figures-fresh", "fresh", "leave it out: they are seconds old");
        return fresh ? book.figures(caller.client()) : book.recentFigures(caller.client());
    }

    @GetMapping("/{id}")
    @Permit(Permission.ORDERS_READ)
    OrderView one(Caller caller, @PathVariable long id) {
        return book.getOrder(book.visible(caller, id));
    }

    @GetMapping("/{id}/timeline")
    @Permit(Permission.ORDERS_READ)
    Map<String, List<TimelineEntry>> timeline(Caller caller, @PathVariable long id) {
        return Map.of("items", book.timeline(book.visible(caller, id)));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
