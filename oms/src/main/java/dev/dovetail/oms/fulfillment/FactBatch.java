package dev.dovetail.oms.fulfillment;

import static dev.dovetail.oms.fulfillment.FactLines.moves;
import static dev.dovetail.oms.fulfillment.FactLines.units;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineMove;
import dev.dovetail.oms.orders.LineTraits;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out what a batch of facts about orders does, fact by fact in the order given, and touches no database. */
final class FactBatch {
    private final Map<FulfillmentOrderId, FulfillmentOrder> work;
    private final Map<Long, Terms> terms;
    private final Map<OrderId, LockedOrder> orders;

    final List<OrderChange> changes = new ArrayList<>();
    final List<Claim> shipped = new ArrayList<>();
    final List<Claim> givenBack = new ArrayList<>();
    final List<Loose> loose = new ArrayList<>();
    final List<NodeFact.Packed> parcels = new ArrayList<>();
    final List<NodeFact.Unpacked> opened = new ArrayList<>();
    final List<ParcelStore.Departed> departures = new ArrayList<>();
    final List<NodeFact.Uncollected> uncollected = new ArrayList<>();
    final List<NodeFact.WithdrawalAnswered> answers = new ArrayList<>();

    /**
     * @param work all work of the orders the facts are about, by id
     * @param terms on which the withdrawals that are answered were asked
     * @param orders those orders, locked
     */
    FactBatch(
            Map<FulfillmentOrderId, FulfillmentOrder> work, Map<Long, Terms> terms, Map<OrderId, LockedOrder> orders) {
        this.terms = terms;
        this.orders = orders;
        this.work = new HashMap<>(work);
    }

    /** The work as the facts leave it. */
    List<FulfillmentOrder> after() {
        return List.copyOf(work.values());
    }

    /** Facts are applied, never decided: a new one does not compile until its effect is written. */
    void apply(NodeFact.AboutOrder fact, Cause cause) {
        var order = find(fact.fulfillmentOrder());
        if (!order.node().equals(fact.node())) throw notItsNode(fact);
        switch (fact) {
            case NodeFact.Accepted _ -> accept(order, cause);
            case NodeFact.Rejected rejected -> reject(order, rejected, cause);
            case NodeFact.Picked picked -> pick(order, picked, cause);
            case NodeFact.PutBack back -> putBack(order, back, cause);
            case NodeFact.ShortPicked lacking -> lack(order, lacking, cause);
            case NodeFact.Packed packed -> pack(order, packed, cause);
            case NodeFact.Unpacked opened -> unpack(order, opened, cause);
            case NodeFact.LabelVoided gone -> voided(order, gone, cause);
            case NodeFact.Shipped left -> ship(order, left, cause);
            case NodeFact.HandedOver left -> handOver(order, left, cause);
            case NodeFact.Uncollected left -> giveBack(order, left, cause);
            case NodeFact.WithdrawalAnswered answer -> answer(order, answer, cause);
            case NodeFact.ReturnInspected back ->
                changes.add(new OrderChange(order.order(), Returned.told(order, back), cause));
            case NodeFact.TransferLeft _ -> throw notItsNode(fact); // an order's goods leave for its customer
        }
        if (order.execution() != Execution.PACKED) ready(find(order.id()), cause);
    }

    /** What a customer comes for is ready once all that is left of it is packed. */
    private void ready(FulfillmentOrder order, Cause cause) {
        var locked = order.execution() == Execution.PACKED ? orders.get(order.order()) : null;
        if (locked == null || locked.head().pickup() == null) return;
        var tells =
                new OrderFact.ReadyForPickup(order.node().value(), order.id().toString(), List.of());
        changes.add(new OrderChange(order.order(), tells, cause));
    }

    private void accept(FulfillmentOrder order, Cause cause) {
        var tells =
                new OrderFact.AcceptedByNode(order.node().value(), order.id().toString(), List.of());
        change(order, new FulfillmentFact.AcceptedByNode(), tells, cause);
    }

    private void pick(FulfillmentOrder order, NodeFact.Picked picked, Cause cause) {
        var moves = moves(picked.lines(), Counter.RELEASED, Counter.PICKED);
        var tells = new OrderFact.Picked(order.node().value(), order.id().toString(), picked.worker(), moves);
        change(order, new FulfillmentFact.Picked(units(picked.lines())), tells, cause);
    }

    static Refused notItsNode(NodeFact fact) {
        var why = new Refusal(
                "fulfillment.not-its-node", Map.of("node", fact.node().value()));
        return new Refused(Refused.Kind.CONFLICT, why);
    }

    private void putBack(FulfillmentOrder order, NodeFact.PutBack back, Cause cause) {
        var moves = moves(back.lines(), Counter.PICKED, Counter.RELEASED);
        var tells = new OrderFact.PutBack(order.node().value(), order.id().toString(), back.worker(), moves);
        change(order, new FulfillmentFact.PutBack(units(back.lines())), tells, cause);
    }

    private void lack(FulfillmentOrder order, NodeFact.ShortPicked lacking, Cause cause) {
        var moves = moves(lacking.lines(), Counter.RELEASED, Counter.OPEN);
        var tells = new OrderFact.ShortPicked(order.node().value(), order.id().toString(), lacking.worker(), moves);
        change(order, new FulfillmentFact.ShortPicked(units(lacking.lines())), tells, cause);
        loosen(order, units(lacking.lines()), Set.of(order.node()), null);
    }

    private void pack(FulfillmentOrder order, NodeFact.Packed packed, Cause cause) {
        var tells = new OrderFact.Packed(
                order.node().value(),
                order.id().toString(),
                packed.parcel().toString(),
                packed.weightGrams(),
                moves(packed.lines(), Counter.PICKED, Counter.PACKED));
        change(order, new FulfillmentFact.Packed(units(packed.lines())), tells, cause);
        parcels.add(packed);
    }

    private void unpack(FulfillmentOrder order, NodeFact.Unpacked opened, Cause cause) {
        var tells = new OrderFact.Unpacked(
                order.node().value(),
                order.id().toString(),
                opened.parcel().toString(),
                opened.worker(),
                opened.reason(),
                moves(opened.lines(), Counter.PACKED, Counter.PICKED));
        change(order, new FulfillmentFact.Unpacked(units(opened.lines())), tells, cause);
        if (!parcels.removeIf(packed -> packed.parcel().equals(opened.parcel()))) this.opened.add(opened);
    }

    private void voided(FulfillmentOrder order, NodeFact.LabelVoided gone, Cause cause) {
        var tells = new OrderFact.LabelVoided(
                order.node().value(),
                order.id().toString(),
                gone.parcel().toString(),
                gone.carrier(),
                gone.trackingNumber(),
                gone.reason(),
                List.of());
        changes.add(new OrderChange(order.order(), tells, cause));
    }

    private void handOver(FulfillmentOrder order, NodeFact.HandedOver left, Cause cause) {
        var tells = new OrderFact.Collected(
                order.node().value(),
                order.id().toString(),
                left.parcel().toString(),
                left.worker(),
                moves(left.lines(), Counter.PACKED, Counter.DELIVERED));
        var units = units(left.lines());
        change(order, new FulfillmentFact.Shipped(units), tells, cause);
        shipped.addAll(claims(order, units));
        departures.add(ParcelStore.Departed.of(left));
    }

    /** Nobody came: the units are cancelled, and our claim on them ends. */
    private void giveBack(FulfillmentOrder order, NodeFact.Uncollected left, Cause cause) {
        var units = units(left.lines());
        var tells = new OrderFact.Cancelled("not collected", moves(left.lines(), Counter.PACKED, Counter.CANCELLED));
        change(order, new FulfillmentFact.Uncollected(units), tells, cause);
        givenBack.addAll(claims(order, units));
        uncollected.add(left);
    }

    private void ship(FulfillmentOrder order, NodeFact.Shipped left, Cause cause) {
        var tells = new OrderFact.Shipped(
                order.node().value(),
                order.id().toString(),
                left.parcel().toString(),
                left.carrier(),
                left.trackingNumber(),
                moves(left.lines(), Counter.PACKED, Counter.SHIPPED));
        var units = units(left.lines());
        change(order, new FulfillmentFact.Shipped(units), tells, cause);
        shipped.addAll(claims(order, units));
        departures.add(ParcelStore.Departed.of(left));
    }

    /** Nothing of it was touched: all of it is open again, for any node that has not said no. */
    private void reject(FulfillmentOrder order, NodeFact.Rejected rejected, Cause cause) {
        var units = order.lines().values().stream()
                .filter(line -> line.unpicked() > 0)
                .map(line -> new Units(line.line(), line.unpicked()))
                .toList();
        var moves = units.stream()
                .map(u -> new LineMove(u.line(), Counter.RELEASED, Counter.OPEN, u.quantity()))
                .toList();
        var tells =
                new OrderFact.RejectedByNode(order.node().value(), order.id().toString(), rejected.code(), moves);
        change(order, new FulfillmentFact.RejectedByNode(), tells, cause);
        loosen(order, units, rejecters(order), null);
    }

    private Set<NodeId> rejecters(FulfillmentOrder order) {
        return work.values().stream()
                .filter(other -> other.order().equals(order.order()))
                .filter(other -> other.request() instanceof RequestState.Rejected)
                .map(FulfillmentOrder::node)
                .collect(toSet());
    }

    private void answer(FulfillmentOrder order, NodeFact.WithdrawalAnswered answer, Cause cause) {
        var granted = units(answer.granted());
        var refused = units(answer.refused());
        var withdrawal = Long.toString(answer.withdrawal());
        work.put(order.id(), order.apply(new FulfillmentFact.WithdrawalAnswered(granted, refused)));
        answers.add(answer);
        if (!granted.isEmpty()) give(order, answer, granted, cause);
        long kept = refused.stream().mapToLong(Units::quantity).sum();
        if (kept > 0) {
            var tells = new OrderFact.WithdrawalRefused(
                    order.node().value(), order.id().toString(), withdrawal, kept, List.of());
            changes.add(new OrderChange(order.order(), tells, cause));
        }
    }

    /** What becomes of units that the node gave is what they were asked for. */
    private void give(FulfillmentOrder order, NodeFact.WithdrawalAnswered answer, List<Units> granted, Cause cause) {
        var asked = terms.get(answer.withdrawal());
        var purpose = asked == null ? Terms.Purpose.CANCEL : asked.purpose();
        var to = switch (purpose) {
            case CANCEL -> Counter.CANCELLED;
            case KEEP -> Counter.RESERVED;
            case RESOURCE, MOVE -> Counter.OPEN;
        };
        var moves = moves(answer.granted(), Counter.RELEASED, to);
        var tells = purpose == Terms.Purpose.CANCEL
                ? new OrderFact.Cancelled("withdrawn from the node", moves)
                : new OrderFact.Withdrawn(
                        order.node().value(), order.id().toString(), Long.toString(answer.withdrawal()), moves);
        changes.add(new OrderChange(order.order(), tells, cause));
        switch (purpose) {
            case CANCEL -> givenBack.addAll(claims(order, granted));
            case KEEP -> {}
            case RESOURCE -> loosen(order, granted, Set.of(order.node()), null);
            // Asked for, not given back: no try is lost, and where the other has none its node may have them again.
            case MOVE -> loosen(order, granted, Set.of(), order.attempt() - 1, asked == null ? null : asked.target());
        }
    }

    private void change(FulfillmentOrder order, FulfillmentFact fact, OrderFact tells, Cause cause) {
        work.put(order.id(), order.apply(fact));
        changes.add(new OrderChange(order.order(), tells, cause));
    }

    private void loosen(FulfillmentOrder order, List<Units> units, Set<NodeId> notFrom, @Nullable NodeId to) {
        loosen(order, units, notFrom, order.attempt(), to);
    }

    private void loosen(
            FulfillmentOrder order, List<Units> units, Set<NodeId> notFrom, int attempt, @Nullable NodeId to) {
        givenBack.addAll(claims(order, units));
        for (var unit : units) {
            var sku = order.line(unit.line()).sku();
            var traits = traits(order, unit.line());
            loose.add(new Loose(order.order(), unit.line(), sku, unit.quantity(), notFrom, attempt, to, true, traits));
        }
    }

    private FulfillmentOrder find(FulfillmentOrderId id) {
        var order = work.get(id);
        if (order == null)
            throw new TryLater("fulfillment.unknown", Duration.ofSeconds(1), "no fulfillment order " + id + " here");
        return order;
    }

    private LineTraits traits(FulfillmentOrder order, int line) {
        var locked = orders.get(order.order());
        return locked == null ? LineTraits.NONE : locked.traits(line);
    }

    private List<Claim> claims(FulfillmentOrder order, List<Units> units) {
        return units.stream()
                .flatMap(u ->
                        traits(order, u.line()).goods(order.line(u.line()).sku(), u.quantity()).entrySet().stream()
                                .map(goods -> new Claim(
                                        order.node(), order.order(), u.line(), goods.getKey(), goods.getValue())))
                .toList();
    }
}
