package dev.dovetail.oms.orders;

import static java.util.stream.Collectors.toMap;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Reads orders: whole, as lists, as timelines, counted. */
@Service
public class OrderBook {
    private final OrderViews views;
    private final OrderList list;
    private final FigureStore figures;
    private final RecentFigures recent;

    OrderBook(OrderViews views, OrderList list, FigureStore figures, RecentFigures recent) {
        this.views = views;
        this.list = list;
        this.figures = figures;
        this.recent = recent;
    }

    public Optional<OrderView> findOrder(OrderId id) {
        return views.load(List.of(id)).stream().findFirst();
    }

    /** Refuses {@code orders.not-found}. */
    public OrderView getOrder(OrderId id) {
        return findOrder(id).orElseThrow(() -> notFound(id));
    }

    /** The order, where the caller may see it. Refuses {@code request.id} and {@code orders.not-found}, also for another's. */
    public OrderId visible(Caller caller, long id) {
        if (id <= 0) throw new Malformed("request.id", "id", "an id is a positive number");
        var order = new OrderId(id);
        return owner(order)
                .filter(owner -> owner.client() == caller.client() && caller.mayUse(owner.channel()))
                .map(_ -> order)
                .orElseThrow(() -> notFound(order));
    }

    /** Those of the orders that exist, by id. */
    public Map<OrderId, OrderView> findOrders(Collection<OrderId> ids) {
        return views.load(ids).stream()
                .collect(toMap(order -> new OrderId(Long.parseLong(order.orderId())), Function.identity()));
    }

    /** Newest first, at most {@code limit}. */
    public Page<OrderRow> listOrders(OrderQuery query) {
        return list.page(query);
    }

    public Optional<OrderOwner> owner(OrderId id) {
        return list.owner(id);
    }

    /** How many facts it has: whether it changed. Refuses {@code orders.not-found}. */
    public int version(OrderId id) {
        return list.version(id).orElseThrow(() -> notFound(id));
    }

    /** An order's facts, oldest first. */
    public List<TimelineEntry> timeline(OrderId id) {
        return list.timeline(id);
    }

    /** How many orders of the client are in each status, and under {@link OrderQuery#WAITING} how many wait for units. */
    public Map<String, Long> countByStatus(int client) {
        return list.statuses(client);
    }

    /** How many orders came after the one with this id; a thousand means a thousand or more. */
    public int countAfter(int client, long id) {
        return list.countAfter(client, id);
    }

    /** As of now: reads every line. */
    public OrderFigures figures(int client) {
        return figures.count(client);
    }

    /** As of a moment ago, for screens: a second, or ten times as long as counting takes. */
    public OrderFigures recentFigures(int client) {
        return recent.of(client);
    }

    static Refused notFound(OrderId id) {
        return new Refused(Refused.Kind.NOT_FOUND, new Refusal("orders.not-found", Map.of("order", id.toString())));
    }
}
