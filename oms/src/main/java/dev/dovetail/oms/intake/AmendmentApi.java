package dev.dovetail.oms.intake;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.amendments.Amended;
import dev.dovetail.oms.amendments.Amendments;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderOwner;
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

/** Changes captured orders over HTTP. */
@RestController
@RequestMapping("/api/v1/orders/{id}/amendments")
class AmendmentApi {
    private final AmendmentForm form;
    private final Amendments amendments;
    private final OrderBook book;
    private final Network network;
    private final Body body;
    private final InstantSource clock;

    AmendmentApi(
            AmendmentForm form,
            Amendments amendments,
            OrderBook book,
            Network network,
            Body body,
            InstantSource clock) {
        this.form = form;
        this.amendments = amendments;
        this.book = book;
        this.network = network;
        this.body = body;
        this.clock = clock;
    }

    @PostMapping
    @Permit(Permission.ORDERS_CHANGE)
    Amended amend(
            Caller caller,
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        var raw = body.read(request, RawAmendment.class);
        var channel = network.getChannel(visible(caller, id).channel());
        var asked = form.normal(new OrderId(id), channel, raw, "key:" + IntakeApi.checked(key));
        return amendments.amend(asked, caller.cause(clock.instant()));
    }

    @GetMapping
    @Permit(Permission.ORDERS_READ)
    Map<String, List<Amended>> list(Caller caller, @PathVariable long id) {
        visible(caller, id);
        return Map.of("items", amendments.ofOrder(new OrderId(id)));
    }

    private OrderOwner visible(Caller caller, long id) {
        if (id > 0) {
            var owner = book.owner(new OrderId(id));
            if (owner.isPresent()
                    && owner.get().client() == caller.client()
                    && caller.mayUse(owner.get().channel())) return owner.get();
        }
        throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("orders.not-found", Map.of("order", Long.toString(id))));
    }
}
