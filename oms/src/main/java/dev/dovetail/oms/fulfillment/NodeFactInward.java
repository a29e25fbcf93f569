package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.availability.PositionsMoved;
import dev.dovetail.oms.availability.StockChange;
import dev.dovetail.oms.inbounds.Inbounds;
import dev.dovetail.oms.inbounds.Sorted;
import dev.dovetail.oms.inbounds.Told;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.transfers.Transfers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Hears what nodes tell. A batch is applied set-wise: orders locked first, then pools; stock facts before order facts, so
 * that goods nobody can find are not promised again.
 */
@Component
class NodeFactInward implements Inward {
    private final Orders orders;
    private final Availability availability;
    private final Positions positions;
    private final Inbounds inbounds;
    private final FulfillmentStore store;
    private final ParcelStore parcels;
    private final Withdrawals withdrawals;
    private final Resourcing resourcing;
    private final Transfers transfers;
    private final NodeStreams streams;
    private final ApplicationEventPublisher events;
    private final Json json;
    private final InstantSource clock;

    NodeFactInward(
            Orders orders,
            Availability availability,
            Positions positions,
            Inbounds inbounds,
            FulfillmentStore store,
            ParcelStore parcels,
            Withdrawals withdrawals,
            Resourcing resourcing,
            Transfers transfers,
            NodeStreams streams,
            ApplicationEventPublisher events,
            Json json,
            InstantSource clock) {
        this.orders = orders;
        this.availability = availability;
        this.positions = positions;
        this.inbounds = inbounds;
        this.store = store;
        this.parcels = parcels;
        this.withdrawals = withdrawals;
        this.resourcing = resourcing;
        this.transfers = transfers;
        this.streams = streams;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return "oms";
    }

    @Override
    public Family inbox() {
        return Availability.FAMILY;
    }

    private record Heard(NodeFact fact, Message message) {}

    @Override
    public boolean fromPeers() {
        return true;
    }

    @Override
    public void apply(List<Message> messages) {
        var heard = messages.stream()
                .map(message -> new Heard(read(message), message))
                .toList();
        var about = heard.stream()
                .filter(h -> h.fact() instanceof NodeFact.AboutOrder fact && !NodeFact.ofTransfer(fact))
                .map(h -> ((NodeFact.AboutOrder) h.fact()).order())
                .collect(toSet());
        var told = inbounds.sort(told(heard));
        var locked = orders.lock(both(about, inbounds.holders(told.arriving())));
        var before = store.ofOrders(about);
        var terms = withdrawals.terms(answers(heard));
        var batch = new FactBatch(before, terms, locked);
        for (var h : heard) {
            switch (h.fact()) {
                case NodeFact.AboutOrder fact when NodeFact.ofTransfer(fact) -> {} // heard below
                case NodeFact.AboutOrder fact -> batch.apply(fact, cause(fact, h.message()));
                case NodeFact.TransferReceived _, NodeFact.StockChanged _ -> {} // heard below, sorted above
            }
        }
        store.save(before, batch.after());
        parcels.pack(batch.opened, batch.parcels);
        parcels.ship(batch.departures);
        parcels.giveBack(batch.uncollected);
        withdrawals.answered(batch.answers, terms, clock.instant());
        var moved = Moves.of(heard.stream().map(Heard::fact).toList(), locked);
        var transferred = transfers.hear(heard.stream().map(Heard::fact).toList(), clock.instant());
        move(told, batch, locked, moved, transferred);
        streams.follow(messages, clock.instant());
    }

    private static List<NodeFact.WithdrawalAnswered> answers(List<Heard> heard) {
        return heard.stream()
                .map(Heard::fact)
                .filter(NodeFact.WithdrawalAnswered.class::isInstance)
                .map(NodeFact.WithdrawalAnswered.class::cast)
                .filter(answer -> !NodeFact.ofTransfer(answer))
                .toList();
    }

    /** Pools, once all are locked in their order where more than one statement will touch them; then the orders' counters. */
    private void move(
            Sorted told,
            FactBatch batch,
            Map<OrderId, LockedOrder> locked,
            PositionsMoved moved,
            Transfers.Moved transferred) {
        var stock = told.others();
        boolean many = !stock.isEmpty() || !told.arriving().isEmpty() || !batch.givenBack.isEmpty();
        if (many || !transferred.skus().isEmpty()) positions.lockFigures(touched(told, batch, transferred));
        availability.change(stock);
        availability.ship(batch.shipped);
        transfers.settle(transferred);
        if (!moved.moves().isEmpty()) events.publishEvent(moved);
        availability.release(batch.givenBack);
        var changes = new ArrayList<>(batch.changes);
        changes.addAll(inbounds.land(told.arriving(), locked, new Cause("system", clock.instant(), "inbound")));
        changes.addAll(resourcing.place(batch.loose, heads(locked), new Cause("system", clock.instant(), "sourcing")));
        orders.apply(changes);
    }

    private static Set<Sku> touched(Sorted told, FactBatch batch, Transfers.Moved transferred) {
        var skus = new HashSet<>(transferred.skus());
        told.others().forEach(change -> skus.add(change.sku()));
        told.arriving().forEach(one -> skus.add(one.inbound().sku()));
        batch.shipped.forEach(claim -> skus.add(claim.sku()));
        batch.givenBack.forEach(claim -> skus.add(claim.sku()));
        return skus;
    }

    private NodeFact read(Message message) {
        var type = NodeFact.TYPES.get(message.type());
        if (type == null)
            throw new Refused(
                    Refused.Kind.UNPROCESSABLE,
                    new Refusal("fulfillment.unknown-fact", Map.of("type", message.type())));
        var fact = json.read(message.body(), type);
        // From another Dovetail: its key says for whom it may speak, and the fact may say no other.
        if (fact.node().value() != message.toKey()) throw FactBatch.notItsNode(fact);
        return fact;
    }

    private static List<Told> told(List<Heard> heard) {
        return heard.stream()
                .map(Heard::fact)
                .filter(NodeFact.StockChanged.class::isInstance)
                .flatMap(fact -> told((NodeFact.StockChanged) fact))
                .toList();
    }

    private static Stream<Told> told(NodeFact.StockChanged fact) {
        return fact.deltas().stream()
                .map(delta -> new Told(
                        new StockChange(
                                fact.node(), new Sku(delta.client(), delta.sku()), delta.change(), fact.reason()),
                        fact.reference()));
    }

    private static Set<OrderId> both(Set<OrderId> about, List<OrderId> holders) {
        var both = new HashSet<>(about);
        both.addAll(holders);
        return both;
    }

    private static Map<OrderId, OrderHead> heads(Map<OrderId, LockedOrder> locked) {
        return locked.values().stream().collect(Collectors.toMap(o -> o.head().id(), LockedOrder::head));
    }

    private static Cause cause(NodeFact.AboutOrder fact, Message message) {
        var who = switch (fact) {
            case NodeFact.Picked picked -> picked.worker();
            case NodeFact.PutBack back -> back.worker();
            case NodeFact.ShortPicked lacking -> lacking.worker();
            case NodeFact.Unpacked opened -> opened.worker();
            case NodeFact.LabelVoided gone -> gone.worker();
            case NodeFact.HandedOver left -> left.worker();
            case NodeFact.Uncollected left -> left.worker();
            case NodeFact.ReturnInspected back -> back.decidedBy();
            case NodeFact.TransferLeft left -> left.worker();
            case NodeFact.Accepted _, NodeFact.Rejected _, NodeFact.Packed _ -> "node " + fact.node();
            case NodeFact.Shipped _, NodeFact.WithdrawalAnswered _ -> "node " + fact.node();
        };
        return new Cause(who, fact.at(), "message:" + message.id());
    }
}
