package dev.dovetail.oms.rearrangements;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.orders.OrderBook;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moves, holds, splits and merges fulfillment orders over HTTP. */
@RestController
@RequestMapping("/api/v1/orders/{id}")
class RearrangementApi {
    private static final int LONGEST_KEY = 255;

    private final Rearrangements rearrangements;
    private final WorkView view;
    private final OrderBook book;
    private final Body body;
    private final InstantSource clock;

    RearrangementApi(Rearrangements rearrangements, WorkView view, OrderBook book, Body body, InstantSource clock) {
        this.rearrangements = rearrangements;
        this.view = view;
        this.book = book;
        this.body = body;
        this.clock = clock;
    }

    record Release(String reason) {}

    @GetMapping("/fulfillment-orders")
    @Permit(Permission.ORDERS_READ)
    Map<String, List<WorkView.Work>> work(Caller caller, @PathVariable long id) {
        return Map.of("items", view.of(rearrangements.work(book.visible(caller, id))));
    }

    @GetMapping("/rearrangements")
    @Permit(Permission.ORDERS_READ)
    Map<String, List<Rearrangement>> list(Caller caller, @PathVariable long id) {
        return Map.of("items", rearrangements.ofOrder(book.visible(caller, id)));
    }

    /** {@code move}, {@code hold}, {@code split} or {@code merge}: each has a body of its own. */
    @PostMapping("/fulfillment-orders/{work}/{kind:move|hold|split|merge}")
    @Permit(Permission.ORDERS_DECIDE)
    Rearrangement ask(
            Caller caller,
            @PathVariable long id,
            @PathVariable long work,
            @PathVariable String kind,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        var wish = Wish.read(kind, body, request);
        var order = book.visible(caller, id);
        if (work <= 0) throw new Malformed("request.id", "work", "an id is a positive number");
        var wanted = wish.wanted(order, checked(key), new FulfillmentOrderId(work));
        return rearrangements.ask(wanted, caller.cause(clock.instant()));
    }

    @PostMapping("/rearrangements/{rearrangement}/release")
    @Permit(Permission.ORDERS_DECIDE)
    Rearrangement release(
            Caller caller, @PathVariable long id, @PathVariable long rearrangement, HttpServletRequest request) {
        var order = book.visible(caller, id);
        var why = Wish.text(body.read(request, Release.class).reason(), "/reason", 500);
        return rearrangements.release(order, rearrangement, why, caller.cause(clock.instant()));
    }

    private static String checked(@Nullable String key) {
        if (key == null || key.isBlank())
            throw new Malformed("orders.key-missing", "Idempotency-Key", "what is asked for has a key of its own");
        if (key.length() > LONGEST_KEY)
            throw new Malformed("orders.key-too-long", "Idempotency-Key", "has at most " + LONGEST_KEY + " characters");
        return key;
    }
}
