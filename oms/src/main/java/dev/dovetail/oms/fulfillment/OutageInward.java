package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.Orders;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Takes work from nodes that are offline, some hundred lines at a step: what is reserved there finds other nodes at once,
 * what was released and not picked is asked back. What a node does not answer stays with it, so that nothing ships twice.
 */
@Component
class OutageInward implements Inward {
    /** Lines in one transaction, or the one order that has more. */
    static final int AT_ONCE = 500;

    private static final String WHY = "the node is offline";

    private final Orders orders;
    private final Positions positions;
    private final Network network;
    private final FulfillmentStore store;
    private final Withdrawals withdrawals;
    private final Clearing clearing;
    private final Emptied emptied;
    private final Outages outages;
    private final Json json;
    private final InstantSource clock;

    OutageInward(
            Orders orders,
            Positions positions,
            Network network,
            FulfillmentStore store,
            Withdrawals withdrawals,
            Clearing clearing,
            Emptied emptied,
            Outages outages,
            Json json,
            InstantSource clock) {
        this.orders = orders;
        this.positions = positions;
        this.network = network;
        this.store = store;
        this.withdrawals = withdrawals;
        this.clearing = clearing;
        this.emptied = emptied;
        this.outages = outages;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return Outage.DESTINATION;
    }

    @Override
    public Family inbox() {
        return Availability.FAMILY;
    }

    @Override
    public void apply(List<Message> messages) {
        var steps = going(messages);
        if (steps.isEmpty()) return;
        var pages = positions.holders(
                steps.stream()
                        .map(step -> new Positions.Page(step.node(), step.after()))
                        .toList(),
                AT_ONCE);
        var about = pages.values().stream().flatMap(List::stream).collect(toSet());
        take(orders.lock(about), pages.keySet(), new Cause("system", clock.instant(), "outage"));
        outages.record(steps.stream()
                .filter(step -> pages.containsKey(step.node()))
                .map(step -> step.after(
                        Objects.requireNonNull(pages.get(step.node())).getLast().value()))
                .map(step -> outages.message(step, clock.instant()))
                .toList());
    }

    /** One step for each node that is still offline since then. */
    private List<Outage> going(List<Message> messages) {
        var since = network.nodesNow().stream()
                .filter(node -> !node.online())
                .collect(toMap(
                        Node::id, node -> Objects.requireNonNull(node.effort().offlineSince())));
        var steps = messages.stream()
                .map(message -> json.read(message.body(), Outage.class))
                .filter(step -> step.since().equals(since.get(step.node())))
                .collect(toMap(Outage::node, step -> step, OutageInward::earlier, LinkedHashMap::new));
        return List.copyOf(steps.values());
    }

    /** The one goes on over what the other would look at. */
    private static Outage earlier(Outage one, Outage other) {
        return one.after() <= other.after() ? one : other;
    }

    private void take(Map<OrderId, LockedOrder> locked, Set<NodeId> nodes, Cause cause) {
        var work = store.ofOrders(locked.keySet());
        var changes = new ArrayList<>(withdrawals.ask(work, asks(work, nodes), Terms.resource(WHY), cause));
        var reserved = clearing.reserved(locked, work).stream()
                .filter(one -> nodes.contains(one.node()))
                .toList();
        changes.addAll(clearing.reserve(reserved, WHY, locked, cause));
        orders.apply(changes);
        emptied.look(locked, cause);
    }

    private static Map<FulfillmentOrder, List<Units>> asks(
            Map<FulfillmentOrderId, FulfillmentOrder> work, Set<NodeId> nodes) {
        var asks = new LinkedHashMap<FulfillmentOrder, List<Units>>();
        work.values().stream()
                .filter(one -> nodes.contains(one.node()) && one.mayBeAsked())
                .sorted(FulfillmentOrder.BY_ID)
                .forEach(one -> {
                    var units = one.askable();
                    if (!units.isEmpty()) asks.put(one, units);
                });
        return asks;
    }
}
