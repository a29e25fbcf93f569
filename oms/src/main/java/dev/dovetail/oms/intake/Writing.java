package dev.dovetail.oms.intake;

import static java.util.stream.Collectors.toCollection;

import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.capacity.Capacity;
import dev.dovetail.oms.decisions.Decisions;
import dev.dovetail.oms.intake.CaptureStore.Claims;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.promises.Promises;
import dev.dovetail.oms.units.GivenUnits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Writes planned orders, and all that is to be known of them: their rows, messages, choices, promises and holds. */
@Component
class Writing {
    private final CaptureStore store;
    private final GivenUnits given;
    private final CaptureMessages messages;
    private final Outbox outbox;
    private final Capacity capacity;
    private final Decisions decisions;
    private final Promises promises;
    private final Availability availability;
    private final Orders orders;
    private final Network network;
    private final Checking checking;

    Writing(
            CaptureStore store,
            GivenUnits given,
            CaptureMessages messages,
            Outbox outbox,
            Capacity capacity,
            Decisions decisions,
            Promises promises,
            Availability availability,
            Orders orders,
            Network network,
            Checking checking) {
        this.store = store;
        this.given = given;
        this.messages = messages;
        this.outbox = outbox;
        this.capacity = capacity;
        this.decisions = decisions;
        this.promises = promises;
        this.availability = availability;
        this.orders = orders;
        this.network = network;
        this.checking = checking;
    }

    /** In the caller's transaction. How many holds each of the orders has that were written; empty where a guard missed: roll back then. */
    Optional<Map<OrderId, Long>> write(List<Planned> orders, Instant at, Claims claims, Map<OrderId, OrderId> alike) {
        store.capture(orders, at, claims);
        outbox.record(Orders.FAMILY, messages.of(orders, at));
        if (!store.take(orders)) return Optional.empty();
        availability.taken(orders.stream().flatMap(planned -> planned.claims().stream()));
        if (!capacity.take(orders.stream().flatMap(Planned::places).toList())) throw new Again(Map.of(), false);
        given.record(orders.stream().flatMap(Planned::packs).toList());
        this.orders.apply(
                orders.stream().flatMap(planned -> planned.preorder(at)).toList());
        decisions.record(orders.stream().flatMap(Planned::decided).toList(), at);
        promises.compare(orders.stream().flatMap(Planned::promised).toList(), at);
        lookAgain(orders, at);
        return Optional.of(checking.hold(orders, alike, at));
    }

    /** Stock may land between our look, which found too little, and our commit. */
    private void lookAgain(List<Planned> orders, Instant at) {
        var lacking = orders.stream().flatMap(Planned::lacking).collect(toCollection(TreeSet::new));
        if (lacking.isEmpty()) return;
        network.nodes().stream().findFirst().ifPresent(node -> availability.lookAgain(node.id(), lacking, at));
    }
}
