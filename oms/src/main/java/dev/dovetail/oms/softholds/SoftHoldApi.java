package dev.dovetail.oms.softholds;

import dev.dovetail.carriage.Carriage;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.sourcing.Demand;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Holds at checkout, over HTTP. */
@RestController
@RequestMapping("/api/v1/soft-holds")
class SoftHoldApi {
    private static final int MOST_LINES = 500;
    private static final int LONGEST_CART = 80;
    private static final long MOST_UNITS = 1_000_000;
    private static final int ORDINARY = 100;

    private final SoftHolds holds;
    private final HoldLimits limits;
    private final Network network;
    private final Catalog catalog;
    private final Carriage carriage;
    private final Body body;
    private final InstantSource clock;

    SoftHoldApi(
            SoftHolds holds,
            HoldLimits limits,
            Network network,
            Catalog catalog,
            Carriage carriage,
            Body body,
            InstantSource clock) {
        this.holds = holds;
        this.limits = limits;
        this.network = network;
        this.catalog = catalog;
        this.carriage = carriage;
        this.body = body;
        this.clock = clock;
    }

    /** Where the cart would go: a postal code, or coordinates. */
    record To(
            String country,
            String postalCode,
            @Nullable Double lat,
            @Nullable Double lon) {}

    record Line(String sku, long quantity) {}

    record HoldBody(String channel, String cart, String service, To shipTo, int seconds, List<Line> lines) {}

    @PostMapping
    @Permit(Permission.ORDERS_CAPTURE)
    SoftHold hold(Caller caller, HttpServletRequest request) {
        var asked = body.read(request, HoldBody.class);
        var key = key(caller, asked.channel(), asked.cart());
        if (asked.seconds() < 1 || asked.seconds() > limits.seconds)
            throw new Malformed("softholds.seconds", "/seconds", "1 to " + limits.seconds);
        if (!carriage.rates().knows(asked.service()))
            throw refused("carriage.unknown-service", "/service", "service", asked.service());
        var now = clock.instant();
        var to = asked.shipTo();
        var terms = new Demand.Terms(asked.channel(), to.country(), to.postalCode(), ORDINARY);
        var demand = new Demand(lines(caller, asked.lines()), place(to), asked.service(), now, terms);
        return holds.hold(new HoldAsk(key, demand, Duration.ofSeconds(asked.seconds()), caller.name()), now);
    }

    @DeleteMapping("/{channel}/{cart}")
    @Permit(Permission.ORDERS_CAPTURE)
    SoftHold end(Caller caller, @PathVariable String channel, @PathVariable String cart) {
        return holds.end(key(caller, channel, cart), caller.name());
    }

    @GetMapping("/{channel}/{cart}")
    @Permit(Permission.ORDERS_READ)
    SoftHold one(Caller caller, @PathVariable String channel, @PathVariable String cart) {
        return holds.find(key(caller, channel, cart))
                .orElseThrow(() ->
                        new Refused(Refused.Kind.NOT_FOUND, new Refusal("softholds.not-found", Map.of("cart", cart))));
    }

    private CartKey key(Caller caller, String channel, String cart) {
        if (cart.isBlank() || cart.length() > LONGEST_CART)
            throw new Malformed("softholds.cart", "/cart", "has 1 to " + LONGEST_CART + " characters");
        if (!caller.mayUse(channel)) throw refused("orders.channel-not-yours", "/channel", "channel", channel);
        if (network.findChannel(channel)
                .filter(known -> known.client() == caller.client())
                .isEmpty()) throw refused("orders.unknown-channel", "/channel", "channel", channel);
        return new CartKey(caller.client(), channel, cart.strip());
    }

    private Place place(To to) {
        if (to.lat() != null && to.lon() != null) {
            try {
                return new Place(to.lat(), to.lon()).coarse();
            } catch (IllegalArgumentException e) {
                throw new Malformed("orders.place-out-of-range", "/shipTo/lat", String.valueOf(e.getMessage()));
            }
        }
        return network.place(to.country(), to.postalCode())
                .orElseThrow(() -> refused("orders.place-unknown", "/shipTo/postalCode", "country", to.country()));
    }

    /** Goods only: what has nothing to ship needs no hold. */
    private List<Demand.Line> lines(Caller caller, List<Line> given) {
        if (given.isEmpty() || given.size() > MOST_LINES)
            throw new Malformed("softholds.lines", "/lines", "give 1 to " + MOST_LINES + " lines");
        var skus = new LinkedHashSet<Sku>();
        for (int i = 0; i < given.size(); i++) skus.add(sku(caller, given.get(i), i));
        var items = catalog.find(skus);
        var lines = new ArrayList<Demand.Line>();
        for (int i = 0; i < given.size(); i++) {
            var line = line(sku(caller, given.get(i), i), given.get(i).quantity(), i, items);
            if (line != null) lines.add(line);
        }
        return lines;
    }

    private static Demand.@Nullable Line line(Sku sku, long quantity, int i, Map<Sku, CatalogItem> items) {
        var item = items.get(sku);
        if (item == null) throw refused("orders.unknown-sku", "/lines/" + i + "/sku", "sku", sku.code());
        if (quantity < 1 || quantity > MOST_UNITS)
            throw new Malformed("orders.quantity-out-of-range", "/lines/" + i + "/quantity", "is 1 to " + MOST_UNITS);
        return item.goods() ? new Demand.Line(i + 1, sku, quantity, item.weightGrams()) : null;
    }

    private static Sku sku(Caller caller, Line line, int i) {
        try {
            return new Sku(caller.client(), line.sku().strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Malformed("availability.sku", "/lines/" + i + "/sku", "a SKU code has 1 to 64 characters");
        }
    }

    private static Refused refused(String code, String path, String what, Object given) {
        return new Refused(Refused.Kind.UNPROCESSABLE, new Refusal(code, Map.of("path", path, what, given)));
    }
}
