package dev.dovetail.oms.shortfalls;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is short, and decisions about it, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class ShortfallApi {
    private static final int LIMIT = 500;
    private static final BigDecimal MOST_PRICE = BigDecimal.valueOf(1_000_000_000L);

    private final Shortfalls shortfalls;
    private final OrderBook book;
    private final Body body;
    private final InstantSource clock;

    ShortfallApi(Shortfalls shortfalls, OrderBook book, Body body, InstantSource clock) {
        this.shortfalls = shortfalls;
        this.book = book;
        this.body = body;
        this.clock = clock;
    }

    record Decide(
            String option,
            int version,
            String reason,
            @Nullable Long quantity,
            @Nullable String sku,
            @Nullable BigDecimal unitPrice,
            @Nullable String consent) {}

    @GetMapping("/shortfalls")
    @Permit(Permission.ORDERS_READ)
    Page<Shortfall> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        return shortfalls.listShortfalls(new ShortfallQuery(caller.client(), owner, caller.channels(), after, limit));
    }

    @GetMapping("/orders/{id}/shortfalls")
    @Permit(Permission.ORDERS_READ)
    Map<String, List<Shortfall>> ofOrder(Caller caller, @PathVariable long id) {
        return Map.of("items", shortfalls.ofOrder(book.visible(caller, id)));
    }

    @PostMapping("/orders/{id}/shortfalls/{shortfall}/decision")
    @Permit(Permission.ORDERS_DECIDE)
    Shortfall decide(Caller caller, @PathVariable long id, @PathVariable long shortfall, HttpServletRequest request) {
        var order = book.visible(caller, id);
        var asked = body.read(request, Decide.class);
        var price = asked.unitPrice();
        if (price != null && (price.signum() < 0 || price.scale() > 6 || price.compareTo(MOST_PRICE) > 0))
            throw new Malformed("orders.price", "/unitPrice", "is 0 to a billion, with 6 places at most");
        var decision = new ShortfallDecision(
                option(asked.option()),
                asked.version(),
                asked.quantity(),
                asked.sku() == null ? null : text(asked.sku(), "/sku", 64).toUpperCase(Locale.ROOT),
                price,
                asked.consent() == null ? null : text(asked.consent(), "/consent", 200),
                text(asked.reason(), "/reason", 500));
        return shortfalls.decide(order, shortfall, decision, caller.cause(clock.instant()));
    }

    private static ShortfallDecision.Option option(String word) {
        return Arrays.stream(ShortfallDecision.Option.values())
                .filter(option -> option.wire().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new Malformed("shortfalls.option", "/option", "is wait, retry, cancel or substitute"));
    }

    private static String text(String value, String path, int most) {
        var text = value.strip();
        if (text.isEmpty() || text.length() > most)
            throw new Malformed("orders.field-length", path, "has 1 to " + most + " characters");
        return text;
    }
}
