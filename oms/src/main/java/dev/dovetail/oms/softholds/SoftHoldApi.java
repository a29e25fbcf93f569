package dev.dovetail.oms.softholds;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.baskets.Basket;
import dev.dovetail.oms.baskets.Baskets;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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
    private static final int LONGEST_CART = 80;

    private final SoftHolds holds;
    private final HoldLimits limits;
    private final Baskets baskets;
    private final Body body;
    private final InstantSource clock;

    SoftHoldApi(SoftHolds holds, HoldLimits limits, Baskets baskets, Body body, InstantSource clock) {
        this.holds = holds;
        this.limits = limits;
        this.baskets = baskets;
        this.body = body;
        this.clock = clock;
    }

    record HoldBody(
            String channel, String cart, String service, Basket.To shipTo, int seconds, List<Basket.Line> lines) {}

    @PostMapping
    @Permit(Permission.ORDERS_CAPTURE)
    SoftHold hold(Caller caller, HttpServletRequest request) {
        var asked = body.read(request, HoldBody.class);
        var key = key(caller, asked.channel(), asked.cart());
        if (asked.seconds() < 1 || asked.seconds() > limits.seconds)
            throw new Malformed("softholds.seconds", "/seconds", "1 to " + limits.seconds);
        var now = clock.instant();
        var basket = new Basket(asked.shipTo(), asked.lines());
        var demand = baskets.demand(caller, asked.channel(), asked.service(), basket, now);
        if (demand.lines().stream().anyMatch(line -> !line.parts().isEmpty()))
            throw new Refused(Refused.Kind.UNPROCESSABLE, new Refusal("softholds.kit", Map.of("path", "/lines")));
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
        baskets.checkChannel(caller, channel);
        return new CartKey(caller.client(), channel, cart.strip());
    }
}
