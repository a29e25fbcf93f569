package dev.dovetail.oms.holds;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Holds over HTTP: placed and lifted by hand, and listed for who decides. */
@RestController
@RequestMapping("/api/v1")
class HoldApi {
    private static final int LIMIT = 500;

    private final Holds holds;
    private final HoldQueue queue;
    private final OrderBook book;
    private final Body body;
    private final InstantSource clock;

    HoldApi(Holds holds, HoldQueue queue, OrderBook book, Body body, InstantSource clock) {
        this.holds = holds;
        this.queue = queue;
        this.book = book;
        this.body = body;
        this.clock = clock;
    }

    /** @param releaseAt when it lifts itself; by hand where it is left out */
    record Place(
            String code,
            String reason,
            String owner,
            @Nullable Instant releaseAt) {}

    record Release(String reason) {}

    @PostMapping("/orders/{id}/holds")
    @Permit(Permission.ORDERS_CHANGE)
    @ResponseStatus(HttpStatus.CREATED)
    Hold place(Caller caller, @PathVariable long id, HttpServletRequest request) {
        var order = book.visible(caller, id);
        var asked = body.read(request, Place.class);
        var code = text(asked.code(), "/code", 60);
        if (!code.matches("[a-z0-9][a-z0-9-]*"))
            throw new Malformed("holds.code", "/code", "is of small letters, digits and dashes");
        var at = asked.releaseAt();
        if (at != null && !at.isAfter(clock.instant()))
            throw new Malformed("holds.release-at", "/releaseAt", "lies ahead");
        var hold = new NewHold(
                order,
                HoldKind.MANUAL,
                code,
                text(asked.reason(), "/reason", 1000),
                text(asked.owner(), "/owner", 60),
                at == null ? ReleaseRule.BY_HAND : ReleaseRule.AT_A_TIME,
                at,
                null);
        return holds.place(hold, caller.cause(clock.instant()));
    }

    @PostMapping("/orders/{id}/holds/{hold}/release")
    @Permit(Permission.ORDERS_DECIDE)
    Hold release(Caller caller, @PathVariable long id, @PathVariable long hold, HttpServletRequest request) {
        var order = book.visible(caller, id);
        var why = text(body.read(request, Release.class).reason(), "/reason", 500);
        return holds.release(order, hold, why, caller.cause(clock.instant()));
    }

    @GetMapping("/orders/{id}/holds")
    @Permit(Permission.ORDERS_READ)
    Map<String, List<Hold>> ofOrder(Caller caller, @PathVariable long id) {
        return Map.of("items", queue.ofOrder(book.visible(caller, id)));
    }

    @GetMapping("/holds")
    @Permit(Permission.ORDERS_READ)
    Page<Hold> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        return queue.listHolds(new HoldQuery(caller.client(), owner, kind, code, caller.channels(), after, limit));
    }

    /** Of all a client's holds: not for a key that is bound to channels. */
    @GetMapping("/holds/figures")
    @Permit(Permission.ORDERS_READ)
    Map<String, Map<String, Long>> figures(Caller caller) {
        if (!caller.channels().isEmpty()) throw new Malformed("orders.figures-of-all", null, "GET /holds");
        return Map.of("byOwner", queue.countByOwner(caller.client()));
    }

    private static String text(String value, String path, int most) {
        var text = value.strip();
        if (text.isEmpty() || text.length() > most)
            throw new Malformed("orders.field-length", path, "has 1 to " + most + " characters");
        return text;
    }
}
