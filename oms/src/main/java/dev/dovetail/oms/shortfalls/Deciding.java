package dev.dovetail.oms.shortfalls;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.amendments.Amendment;
import dev.dovetail.oms.amendments.Amendments;
import dev.dovetail.oms.amendments.Asked;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.backlog.Backlog;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.Orders;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Carries a decision out, under the order's lock: what is decided is marked before it has its effect, so that nothing else ends it. */
@Component
class Deciding {
    private final ShortLineStore store;
    private final Orders orders;
    private final Fulfillment fulfillment;
    private final Amendments amendments;
    private final Backlog backlog;
    private final Availability availability;
    private final Catalog catalog;
    private final Network network;

    Deciding(
            ShortLineStore store,
            Orders orders,
            Fulfillment fulfillment,
            Amendments amendments,
            Backlog backlog,
            Availability availability,
            Catalog catalog,
            Network network) {
        this.store = store;
        this.orders = orders;
        this.fulfillment = fulfillment;
        this.amendments = amendments;
        this.backlog = backlog;
        this.availability = availability;
        this.catalog = catalog;
        this.network = network;
    }

    Shortfall decide(OrderId order, long id, ShortfallDecision decision, Cause cause) {
        var locked = orders.lock(List.of(order)).get(order);
        var found = store.find(order, id)
                .orElseThrow(() ->
                        no(Refused.Kind.NOT_FOUND, "shortfalls.not-found", Map.of("shortfall", Long.toString(id))));
        check(found, decision);
        long units = decision.quantity() == null ? found.quantity() : decision.quantity();
        boolean retry = decision.option() == ShortfallDecision.Option.RETRY;
        long left = retry ? found.quantity() : found.quantity() - units;
        if (left == 0) store.decide(order, id, decision, cause);
        orders.apply(List.of(new OrderChange(order, fact(found, decision, left, retry), cause)));
        switch (decision.option()) {
            case WAIT -> {}
            case RETRY -> retry(Objects.requireNonNull(locked), found, cause);
            case CANCEL -> fulfillment.cancel(order, decision.reason(), List.of(new Units(found.line(), units)), cause);
            case SUBSTITUTE -> substitute(order, found, decision, units, cause);
        }
        return store.find(order, id).orElseThrow();
    }

    private static void check(Shortfall found, ShortfallDecision decision) {
        if (!found.open())
            throw no(
                    Refused.Kind.CONFLICT,
                    "shortfalls.not-open",
                    Map.of("state", found.state(), "by", String.valueOf(found.closedBy())));
        if (found.version() != decision.version())
            throw no(
                    Refused.Kind.CONFLICT,
                    "shortfalls.changed",
                    Map.of("seen", decision.version(), "version", found.version(), "quantity", found.quantity()));
        var units = decision.quantity();
        boolean part = decision.option() == ShortfallDecision.Option.CANCEL
                || decision.option() == ShortfallDecision.Option.SUBSTITUTE;
        if (units != null && (units < 1 || units > found.quantity() || !part && units != found.quantity()))
            throw no(
                    Refused.Kind.UNPROCESSABLE,
                    "shortfalls.quantity",
                    Map.of("path", "/quantity", "quantity", found.quantity()));
    }

    private static OrderFact fact(Shortfall found, ShortfallDecision decision, long left, boolean retry) {
        var step = retry ? "retried" : "decided-" + decision.option().wire();
        return new OrderFact.Shortfall(
                found.shortfallId(), step, found.line(), left, decision.reason(), null, null, List.of());
    }

    /** What rests because nodes gave it back too often is looked at now. */
    private void retry(LockedOrder order, Shortfall found, Cause cause) {
        backlog.wake(order.head().id(), found.line(), cause.at());
        var goods = order.traits(found.line()).goods(new Sku(found.client(), found.sku()), 1);
        var node = network.nodes().getFirst().id();
        availability.lookAgain(node, goods.keySet(), cause.at());
    }

    private void substitute(OrderId order, Shortfall found, ShortfallDecision decision, long units, Cause cause) {
        var code = decision.sku();
        var consent = decision.consent();
        if (code == null || consent == null)
            throw no(
                    Refused.Kind.UNPROCESSABLE,
                    "shortfalls.substitute",
                    Map.of("path", code == null ? "/sku" : "/consent"));
        var sku = new Sku(found.client(), code);
        var item = catalog.find(List.of(sku)).get(sku);
        if (item == null)
            throw no(Refused.Kind.UNPROCESSABLE, "orders.unknown-sku", Map.of("path", "/sku", "sku", code));
        var swap = new Amendment.Substitution(
                found.line(),
                units,
                sku,
                item.goods(),
                item.description(),
                decision.unitPrice(),
                consent,
                item.parts());
        var what = new Amendment(decision.reason(), List.of(), List.of(), List.of(swap), null, null, null);
        // The shortfall's version names it: it is claimed only under the order's lock, and once.
        var key = "shortfall:" + found.shortfallId() + ":" + found.version();
        amendments.amend(new Asked(order, key, decision.toString(), what, null), cause);
    }

    private static Refused no(Refused.Kind kind, String code, Map<String, Object> details) {
        return new Refused(kind, new Refusal(code, details));
    }
}
