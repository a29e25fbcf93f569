package dev.dovetail.oms.promises;

import dev.dovetail.carriage.Carriage;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.baskets.Basket;
import dev.dovetail.oms.baskets.Baskets;
import dev.dovetail.oms.orders.OrderBook;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be had by when, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class PromiseApi {
    private static final int MOST_SERVICES = 20;

    private final Promises promises;
    private final Baskets baskets;
    private final Carriage carriage;
    private final OrderBook book;
    private final Body body;
    private final InstantSource clock;

    PromiseApi(Promises promises, Baskets baskets, Carriage carriage, OrderBook book, Body body, InstantSource clock) {
        this.promises = promises;
        this.baskets = baskets;
        this.carriage = carriage;
        this.book = book;
        this.body = body;
        this.clock = clock;
    }

    /** @param services which to offer; all that the rates know where left out */
    record Ask(
            String channel,
            Basket.To shipTo,
            List<Basket.Line> lines,
            @Nullable List<String> services) {}

    @PostMapping("/promises")
    @Permit(Permission.ORDERS_CAPTURE)
    Promise make(Caller caller, HttpServletRequest request) {
        var asked = body.read(request, Ask.class);
        var known = carriage.rates().services();
        var services = asked.services() == null ? known : asked.services();
        if (services.isEmpty() || services.size() > MOST_SERVICES)
            throw new Malformed("promises.services", "/services", "1 to " + MOST_SERVICES + " of " + known);
        for (int i = 0; i < services.size(); i++)
            if (!known.contains(services.get(i)) || services.indexOf(services.get(i)) != i)
                throw new Malformed("promises.services", "/services/" + i, "each once, of " + String.join(", ", known));
        var basket = new Basket(asked.shipTo(), asked.lines());
        var demand = baskets.demand(caller, asked.channel(), services.getFirst(), basket, clock.instant());
        if (demand.lines().isEmpty())
            throw new Malformed("promises.nothing-ships", "/lines", "none of it is goods: there is nothing to promise");
        return promises.make(caller.client(), demand, services);
    }

    /** What the order was promised beside what it got. Refuses {@code promises.none} where it named no promise. */
    @GetMapping("/orders/{id}/promise")
    @Permit(Permission.ORDERS_READ)
    Promise.Kept of(Caller caller, @PathVariable long id) {
        return promises.of(book.visible(caller, id))
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND, new Refusal("promises.none", Map.of("order", Long.toString(id)))));
    }
}
