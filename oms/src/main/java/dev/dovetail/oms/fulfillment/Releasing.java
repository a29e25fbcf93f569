package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineMove;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.orders.OrderStatus;
import dev.dovetail.oms.orders.Orders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives work to nodes: one fulfillment order and one message for each. Set-wise, in the caller's transaction. */
@Component
class Releasing {
    private final WorkStore store;
    private final FulfillmentStore lines;
    private final Network network;
    private final Addressee addressee;
    private final Pauses pauses;
    private final AddressChanges addresses;
    private final Outbox outbox;
    private final Json json;
    private final IdSource ids;

    Releasing(
            WorkStore store,
            FulfillmentStore lines,
            Network network,
            Addressee addressee,
            Pauses pauses,
            AddressChanges addresses,
            Outbox outbox,
            Json json,
            IdSource ids) {
        this.store = store;
        this.lines = lines;
        this.network = network;
        this.addressee = addressee;
        this.pauses = pauses;
        this.addresses = addresses;
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
    }

    /**
     * Writes the work and its messages, and answers the changes that move the orders' units from reserved to released. The
     * orders are locked: one that is held, waits for another address, or is paused at the node keeps its reservations, and is released when that is over.
     */
    List<OrderChange> release(List<Work> all, Map<OrderId, OrderHead> heads, Cause cause) {
        var works = free(all, heads);
        if (works.isEmpty()) return List.of();
        var made = new ArrayList<FulfillmentOrder>();
        var messages = new ArrayList<Outgoing>();
        var changes = new ArrayList<OrderChange>();
        for (var work : works) {
            var order = made(work);
            made.add(order);
            messages.add(message(order, work, Objects.requireNonNull(heads.get(work.order())), cause.at()));
            changes.add(new OrderChange(work.order(), fact(order), cause));
        }
        store.insertOrders(made, heads, cause.at());
        lines.insertLines(made);
        outbox.record(Orders.FAMILY, messages);
        return changes;
    }

    private List<Work> free(List<Work> all, Map<OrderId, OrderHead> heads) {
        if (all.isEmpty()) return all;
        var about = all.stream().map(Work::order).collect(toSet());
        var paused = pauses.of(about);
        var readdressed = addresses.waiting(about);
        return all.stream()
                .filter(work -> !readdressed.containsKey(work.order()))
                .filter(work -> !isHeld(work, heads))
                .filter(work -> !paused.getOrDefault(work.order(), Set.of()).contains(work.node()))
                .toList();
    }

    static boolean isHeld(Work work, Map<OrderId, OrderHead> heads) {
        return Objects.requireNonNull(heads.get(work.order())).status() == OrderStatus.HELD;
    }

    private FulfillmentOrder made(Work work) {
        var id = new FulfillmentOrderId(ids.next(work.order().slot()));
        var asked = work.items().stream()
                .map(item -> new FulfillmentLine(item.line(), item.sku(), item.quantity()))
                .toList();
        return FulfillmentOrder.made(id, work.order(), work.node(), work.attempt(), asked);
    }

    private static OrderFact fact(FulfillmentOrder order) {
        var moves = order.lines().values().stream()
                .map(line -> new LineMove(line.line(), Counter.RESERVED, Counter.RELEASED, line.asked()))
                .toList();
        return new OrderFact.Released(order.node().value(), order.id().toString(), order.attempt(), moves);
    }

    private Outgoing message(FulfillmentOrder order, Work work, OrderHead head, Instant at) {
        var asked = work.items().stream()
                .sorted(Comparator.comparingInt(Work.Item::line))
                .map(Releasing::line)
                .toList();
        var body = new ReleaseRequested(
                order.node(),
                order.id(),
                head.id(),
                head.channel(),
                head.number(),
                head.service(),
                head.promisedOn(),
                shipBy(order.node(), at),
                head.priority(),
                head.instructions(),
                head.contact(),
                asked);
        return new Outgoing(
                order.id().slot(),
                ids.next(order.id().slot()),
                order.node().value(),
                order.id().value(),
                order.version(),
                ReleaseRequested.TYPE,
                addressee.of(order.node()),
                "release:fo:" + order.id(),
                at,
                json.write(body));
    }

    private static NodeRequest.Line line(Work.Item item) {
        var parts = item.parts().stream()
                .map(part -> new NodeRequest.Part(part.sku().code(), part.units()))
                .toList();
        return new NodeRequest.Line(item.line(), item.sku().client(), item.sku().code(), item.quantity(), parts);
    }

    private @Nullable Instant shipBy(NodeId node, Instant at) {
        return network.findNode(node)
                .map(found -> found.calendar().shipBy(found.calendar().leavesOn(at)))
                .orElse(null);
    }
}
