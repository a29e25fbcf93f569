package dev.dovetail.oms.verification;

import dev.dovetail.contract.channel.FraudCheckRequested;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.holds.Hold;
import dev.dovetail.oms.holds.HoldKind;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderView;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.verification.Verification.Capturing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Asks a channel's fraud partner about orders that wait for it; the answer comes to the API. */
@Component
class FraudAsking {
    private final OrderBook book;
    private final Outbox outbox;
    private final IdSource ids;
    private final Json json;

    FraudAsking(OrderBook book, Outbox outbox, IdSource ids, Json json) {
        this.book = book;
        this.outbox = outbox;
        this.ids = ids;
        this.json = json;
    }

    void ask(List<Hold> placed, List<Capturing> orders, Function<String, ChannelChecks> checks, Instant at) {
        var asked = new LinkedHashMap<OrderId, String>();
        for (var order : orders) {
            var partner = checks.apply(order.channel()).fraudPartner();
            if (order.checked().askFraud() && partner != null && isHeld(order, placed))
                asked.put(order.order(), partner);
        }
        if (asked.isEmpty()) return;
        var messages = new ArrayList<Outgoing>();
        book.findOrders(asked.keySet())
                .forEach((id, view) ->
                        messages.add(message(id, view, java.util.Objects.requireNonNull(asked.get(id)), at)));
        outbox.record(Orders.FAMILY, messages);
    }

    private static boolean isHeld(Capturing order, List<Hold> placed) {
        return placed.stream()
                .anyMatch(hold -> hold.kind() == HoldKind.FRAUD
                        && hold.orderId().equals(order.order().toString()));
    }

    private Outgoing message(OrderId id, OrderView view, String partner, Instant at) {
        var body = new FraudCheckRequested(
                id,
                view.channel(),
                view.number(),
                view.customer(),
                view.placedAt(),
                at,
                view.total(),
                view.currency(),
                view.contactId(),
                view.lines().stream()
                        .map(line -> new FraudCheckRequested.Line(
                                line.sku(), line.units().getOrDefault("ordered", 0L), line.total()))
                        .toList());
        return new Outgoing(
                id.slot(),
                ids.next(id.slot()),
                id.slot(),
                id.value(),
                view.version(),
                FraudCheckRequested.TYPE,
                "fraud:" + partner,
                null,
                at,
                json.write(body));
    }
}
