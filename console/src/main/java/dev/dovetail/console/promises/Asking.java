package dev.dovetail.console.promises;

import dev.dovetail.carriage.Carriage;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.baskets.Baskets;
import dev.dovetail.oms.decisions.Decisions;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderQuery;
import dev.dovetail.oms.promises.Promise;
import dev.dovetail.oms.promises.Promises;
import dev.dovetail.oms.scores.Scores;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for promises and finds them, for callers who may see them; another's is not there. */
@Component
class Asking {
    private static final int LONGEST = 80;
    private static final int LOOKED_AT = 20;

    private final Promises promises;
    private final Baskets baskets;
    private final Decisions decisions;
    private final OrderBook book;
    private final Carriage carriage;
    private final Scores scores;
    private final InstantSource clock;

    Asking(
            Promises promises,
            Baskets baskets,
            Decisions decisions,
            OrderBook book,
            Carriage carriage,
            Scores scores,
            InstantSource clock) {
        this.promises = promises;
        this.baskets = baskets;
        this.decisions = decisions;
        this.book = book;
        this.carriage = carriage;
        this.scores = scores;
        this.clock = clock;
    }

    /** Refuses what a basket is refused for, and {@code promises.services}, {@code promises.nothing-ships}. */
    Promise make(Caller caller, Basketry typed) {
        var known = carriage.rates().services();
        var services = typed.services().isEmpty()
                ? known
                : known.stream().filter(typed.services()::contains).toList();
        if (services.isEmpty()) throw new Malformed("promises.services", "/services", "no carrier has rates yet");
        var demand = baskets.demand(caller, typed.channel(), services.getFirst(), typed.basket(), clock.instant());
        if (demand.lines().isEmpty())
            throw new Malformed("promises.nothing-ships", "/lines", "none of it is goods: there is nothing to promise");
        return promises.make(caller.client(), demand, services);
    }

    /** Refuses {@code promises.not-found}, also for another's. */
    Promise get(Caller caller, long id) {
        return promises.find(caller.client(), id)
                .filter(promise -> caller.mayUse(promise.channel()))
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        new Refusal("promises.not-found", Map.of("promise", Long.toString(id)))));
    }

    /** The address of the promise with this id, or of the one that the order with this number took. */
    @Nullable
    String find(Caller caller, String sought) {
        if (sought.length() > LONGEST) return null;
        if (sought.matches("[0-9]{10,18}")) {
            long id = Long.parseLong(sought);
            if (promises.find(caller.client(), id)
                    .filter(p -> caller.mayUse(p.channel()))
                    .isPresent()) return "/promise/" + id;
        }
        var query = new OrderQuery(caller.client(), sought, null, caller.channels(), null, LOOKED_AT);
        for (var row : book.listOrders(query).items())
            if (row.number().equals(sought) || row.orderId().equals(sought))
                return promises.of(new OrderId(Long.parseLong(row.orderId())))
                        .map(kept -> "/promise/" + kept.promise() + "?order=" + row.orderId())
                        .orElse(null);
        return null;
    }

    /** What the order got that took this promise; null where it took none or another. */
    PromisePage.@Nullable Kept kept(Caller caller, long order, long promise) {
        var id = book.visible(caller, order);
        var number = book.getOrder(id).number();
        return promises.of(id)
                .filter(kept -> kept.promise().equals(Long.toString(promise)))
                .map(kept -> new PromisePage.Kept(
                        id.toString(), number, kept, scores.of(id).orElse(null)))
                .orElse(null);
    }

    /** What was asked for, from what is kept of it. */
    Basketry basket(Promise promise) {
        var services = promise.options().stream().map(Promise.Option::service).toList();
        return decisions.promises(new long[] {Long.parseLong(promise.id())}).values().stream()
                .findFirst()
                .map(made -> Basketry.of(made.demand(), services))
                .orElseGet(
                        () -> new Basketry(promise.channel(), "US", "", List.of(new Basketry.Row("", "")), services));
    }
}
