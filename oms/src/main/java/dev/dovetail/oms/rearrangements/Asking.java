package dev.dovetail.oms.rearrangements;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.fulfillment.Rework;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.Orders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a node for units of its work, once it is sure that they are free and have where to go. */
@Component
class Asking {
    private final Orders orders;
    private final Rework rework;
    private final RearrangementStore store;
    private final Targets targets;
    private final Network network;
    private final IdSource ids;

    Asking(Orders orders, Rework rework, RearrangementStore store, Targets targets, Network network, IdSource ids) {
        this.orders = orders;
        this.rework = rework;
        this.store = store;
        this.targets = targets;
        this.network = network;
        this.ids = ids;
    }

    Rearrangement ask(Wanted wanted, Cause cause) {
        var order = locked(wanted.order());
        var before = store.again(wanted);
        if (before.isPresent()) return before.get();
        var chosen = Chosen.of(wanted, rework.given(wanted.order()));
        refuseWhereOpen(wanted.order(), chosen.node());
        var to = wanted.to() == null ? null : network.getNode(wanted.to());
        if (to != null) targets.check(order, chosen.lines(), network.nodes(), chosen.node(), to, cause);
        return write(order, wanted, chosen, to, cause);
    }

    private Rearrangement write(LockedOrder order, Wanted wanted, Chosen chosen, @Nullable Node to, Cause cause) {
        long id = ids.next(wanted.order().slot());
        var target = to == null ? null : to.id();
        store.insert(id, wanted, order.head(), chosen.node(), target, chosen.units(), cause);
        var asked = store.find(wanted.order(), id).orElseThrow();
        orders.apply(List.of(
                Telling.of(wanted.order(), asked, chosen.node(), target, chosen.units(), wanted.reason(), cause)));
        var units = chosen.lines().stream()
                .collect(groupingBy(
                        Chosen.Line::work,
                        () -> new TreeMap<>(java.util.Comparator.comparingLong(w -> w.value())),
                        mapping(line -> new Units(line.line(), line.units()), toList())));
        rework.askBack(wanted.order(), id, units, wanted.kind().wire() + ": " + wanted.reason(), target, cause);
        return asked;
    }

    private void refuseWhereOpen(OrderId order, NodeId node) {
        for (var other : store.ofOrder(order)) {
            boolean open = other.state() == Rearrangement.State.ASKED || other.state() == Rearrangement.State.HELD;
            if (open && network.getNode(other.node()).id().equals(node))
                throw new Refused(
                        Refused.Kind.CONFLICT,
                        new Refusal(
                                "rearrangements.open",
                                Map.of(
                                        "rearrangement", other.rearrangementId(),
                                        "kind", other.kind().wire(),
                                        "state", other.state().wire())));
        }
    }

    private LockedOrder locked(OrderId id) {
        var order = orders.lock(List.of(id)).get(id);
        if (order == null)
            throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("orders.not-found", Map.of("order", id.toString())));
        return order;
    }
}
