package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.toMap;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.orders.ReleaseDue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Gives what due orders have reserved to the nodes that hold it. An order with nothing reserved, cancelled meanwhile, is passed over. */
@Component
class ReleaseInward implements Inward {
    private final Orders orders;
    private final Positions positions;
    private final FulfillmentStore store;
    private final Releasing releasing;
    private final Json json;
    private final InstantSource clock;

    ReleaseInward(
            Orders orders,
            Positions positions,
            FulfillmentStore store,
            Releasing releasing,
            Json json,
            InstantSource clock) {
        this.orders = orders;
        this.positions = positions;
        this.store = store;
        this.releasing = releasing;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return ReleaseDue.DESTINATION;
    }

    @Override
    public Family inbox() {
        return Orders.FAMILY;
    }

    @Override
    public void apply(List<Message> messages) {
        var due = messages.stream()
                .map(message -> json.read(message.body(), ReleaseDue.class).order())
                .distinct()
                .toList();
        var locked = orders.lock(due);
        var cause = new Cause("system", clock.instant(), "timer");
        Map<OrderId, OrderHead> heads =
                locked.values().stream().map(LockedOrder::head).collect(toMap(OrderHead::id, head -> head));
        orders.apply(releasing.release(works(heads.keySet()), heads, cause));
    }

    /** What each node holds for an order and was not given yet. */
    private List<Work> works(Collection<OrderId> due) {
        var given = new HashMap<Key, Long>();
        var attempts = new HashMap<Long, Integer>();
        for (var order : store.ofOrders(due).values())
            for (var line : order.lines().values()) {
                given.merge(new Key(order.order(), order.node(), line.line()), line.held(), Long::sum);
                if (line.shorted() > 0) attempts.merge(order.order().value(), order.attempt(), Math::max);
            }
        var items = new TreeMap<Target, List<Work.Item>>();
        for (var claim : positions.claims(due)) {
            if (!claim.pool().equals(Claim.LANDED)) continue; // goods that are still to come
            long left = claim.quantity() - given.getOrDefault(Key.of(claim), 0L);
            if (left > 0)
                items.computeIfAbsent(Target.of(claim), _ -> new ArrayList<>())
                        .add(new Work.Item(claim.line(), claim.sku(), left));
        }
        var works = new ArrayList<Work>();
        items.forEach((target, list) -> works.add(new Work(
                new OrderId(target.order()),
                new NodeId(target.node()),
                attempts.getOrDefault(target.order(), 0) + 1,
                list)));
        return works;
    }

    private record Key(OrderId order, NodeId node, int line) {
        static Key of(Claim claim) {
            return new Key(claim.order(), claim.node(), claim.line());
        }
    }

    private record Target(long order, int node) implements Comparable<Target> {
        static Target of(Claim claim) {
            return new Target(claim.order().value(), claim.node().value());
        }

        @Override
        public int compareTo(Target other) {
            int byOrder = Long.compare(order, other.order);
            return byOrder != 0 ? byOrder : Integer.compare(node, other.node);
        }
    }
}
