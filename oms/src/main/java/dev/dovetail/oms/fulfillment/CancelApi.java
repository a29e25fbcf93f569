package dev.dovetail.oms.fulfillment;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.OrderBook;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cancels orders before they are picked, by hand or as a channel asks. */
@RestController
@RequestMapping("/api/v1")
class CancelApi {
    private static final int LONGEST_KEY = 255;

    private final Fulfillment fulfillment;
    private final OrderBook book;
    private final Network network;
    private final Body body;
    private final InstantSource clock;

    CancelApi(Fulfillment fulfillment, OrderBook book, Network network, Body body, InstantSource clock) {
        this.fulfillment = fulfillment;
        this.book = book;
        this.network = network;
        this.body = body;
        this.clock = clock;
    }

    /** @param lines what to cancel; everything where it is left out */
    record Cancel(String reason, @Nullable List<Units> lines) {}

    @PostMapping("/orders/{id}/cancellations")
    @Permit(Permission.ORDERS_CHANGE)
    Cancellation cancel(
            Caller caller,
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        var asked = body.read(request, Cancel.class);
        var lines = asked.lines() == null ? List.<Units>of() : asked.lines();
        var seen = new HashSet<Integer>();
        for (int i = 0; i < lines.size(); i++)
            if (!seen.add(lines.get(i).line()))
                throw new Malformed("orders.line-twice", "/lines/" + i + "/line", "is named before");
        if (id <= 0) throw notFound("orders.not-found", "order", id);
        var order = book.getOrder(new OrderId(id));
        if (order.client() != caller.client() || !caller.mayUse(order.channel()))
            throw notFound("orders.not-found", "order", id);
        var why = text(asked.reason(), "/reason", 500);
        var cause = caller.cause(clock.instant());
        // All that is left is cancelled once by itself; some units of it would be cancelled again.
        return lines.isEmpty() && key == null
                ? fulfillment.cancel(new OrderId(id), why, lines, cause)
                : fulfillment.cancelOnce(new OrderId(id), checked(key), why, lines, cause);
    }

    private static String checked(@Nullable String key) {
        if (key == null || key.isBlank())
            throw new Malformed(
                    "orders.key-missing", "Idempotency-Key", "a cancellation of units has a key of its own");
        if (key.length() > LONGEST_KEY)
            throw new Malformed("orders.key-too-long", "Idempotency-Key", "has at most " + LONGEST_KEY + " characters");
        return key;
    }

    @PostMapping("/cancel-requests")
    @Permit(Permission.ORDERS_CHANGE)
    CancelRequest request(Caller caller, HttpServletRequest request) {
        var ask = body.read(request, CancelAsk.class);
        checkChannel(caller, ask.channel());
        if (ask.quantity() < 1 || ask.quantity() > 1_000_000)
            throw new Malformed("orders.quantity-out-of-range", "/quantity", "is 1 to 1,000,000");
        var sku = text(text(ask.sku(), "/sku", 64).toUpperCase(Locale.ROOT), "/sku", 64);
        var clean = new CancelAsk(
                ask.channel(),
                text(ask.number(), "/number", 80),
                ask.line(),
                ask.customer() == null || ask.customer().isBlank() ? null : text(ask.customer(), "/customer", 80),
                sku,
                ask.quantity(),
                text(ask.reason(), "/reason", 500));
        return fulfillment.request(caller.client(), clean, caller.cause(clock.instant()));
    }

    private void checkChannel(Caller caller, String code) {
        if (!caller.mayUse(code)) throw refused("orders.channel-not-yours", code);
        if (network.findChannel(code)
                .filter(known -> known.client() == caller.client())
                .isEmpty()) throw refused("orders.unknown-channel", code);
    }

    private static Refused refused(String code, String channel) {
        return new Refused(
                Refused.Kind.UNPROCESSABLE, new Refusal(code, Map.of("path", "/channel", "channel", channel)));
    }

    @GetMapping("/cancel-requests/{id}")
    @Permit(Permission.ORDERS_READ)
    CancelRequest one(Caller caller, @PathVariable long id) {
        return fulfillment
                .findRequest(id)
                .filter(found -> found.client() == caller.client() && caller.mayUse(found.channel()))
                .orElseThrow(() -> notFound("orders.cancel-request-not-found", "request", id));
    }

    private static String text(String value, String path, int most) {
        var text = value.strip();
        if (text.isEmpty() || text.length() > most)
            throw new Malformed("orders.field-length", path, "has 1 to " + most + " characters");
        return text;
    }

    private static Refused notFound(String code, String what, long id) {
        return new Refused(Refused.Kind.NOT_FOUND, new Refusal(code, Map.of(what, Long.toString(id))));
    }
}
