package dev.dovetail.oms;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.oms.availability.Availability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every node of the house, played by hand: it hears what is asked and tells what a test wants told, through the real engine. */
public final class NodeByHand implements Inward {
    private final OmsHouse house;
    private final List<NodeRequest> heard = new ArrayList<>();

    NodeByHand(OmsHouse house) {
        this.house = house;
    }

    @Override
    public String destination() {
        return "node";
    }

    @Override
    public Family inbox() {
        return Availability.FAMILY;
    }

    @Override
    public synchronized void apply(List<Message> messages) {
        for (var message : messages)
            heard.add(house.get(Json.class)
                    .read(message.body(), Objects.requireNonNull(NodeRequest.TYPES.get(message.type()))));
    }

    /** The releases of an order, oldest first. */
    public synchronized List<ReleaseRequested> releases(String order) {
        return heard.stream()
                .filter(ReleaseRequested.class::isInstance)
                .map(ReleaseRequested.class::cast)
                .filter(release -> release.order().toString().equals(order))
                .toList();
    }

    public synchronized List<WithdrawalRequested> withdrawals(String order) {
        return heard.stream()
                .filter(WithdrawalRequested.class::isInstance)
                .map(WithdrawalRequested.class::cast)
                .filter(withdrawal -> withdrawal.order().toString().equals(order))
                .toList();
    }

    public NodeFact.Accepted accepted(ReleaseRequested work) {
        return new NodeFact.Accepted(work.node(), work.fulfillmentOrder(), work.order(), house.now());
    }

    public NodeFact.Rejected rejected(ReleaseRequested work) {
        return new NodeFact.Rejected(work.node(), work.fulfillmentOrder(), work.order(), house.now(), "test.rejected");
    }

    /** Units of the work's first line. */
    public NodeFact.Picked picked(ReleaseRequested work, long units) {
        return new NodeFact.Picked(
                work.node(), work.fulfillmentOrder(), work.order(), house.now(), "pat", lines(work, units));
    }

    public NodeFact.PutBack putBack(ReleaseRequested work, long units) {
        return new NodeFact.PutBack(
                work.node(), work.fulfillmentOrder(), work.order(), house.now(), "pat", lines(work, units));
    }

    public NodeFact.ShortPicked lacking(ReleaseRequested work, long units) {
        return new NodeFact.ShortPicked(
                work.node(), work.fulfillmentOrder(), work.order(), house.now(), "pat", lines(work, units));
    }

    public NodeFact.Packed packed(ReleaseRequested work, ParcelId parcel, long units) {
        return new NodeFact.Packed(
                work.node(), work.fulfillmentOrder(), work.order(), house.now(), parcel, 500, lines(work, units));
    }

    public NodeFact.Unpacked unpacked(ReleaseRequested work, ParcelId parcel, long units) {
        return new NodeFact.Unpacked(
                work.node(),
                work.fulfillmentOrder(),
                work.order(),
                house.now(),
                parcel,
                "pat",
                "wrong paper",
                lines(work, units));
    }

    public NodeFact.Shipped shipped(ReleaseRequested work, ParcelId parcel, long units) {
        return new NodeFact.Shipped(
                work.node(),
                work.fulfillmentOrder(),
                work.order(),
                house.now(),
                parcel,
                "ups",
                "1Z" + parcel,
                lines(work, units));
    }

    public NodeFact.HandedOver handedOver(ReleaseRequested work, ParcelId parcel, long units) {
        return new NodeFact.HandedOver(
                work.node(), work.fulfillmentOrder(), work.order(), house.now(), parcel, "sam", lines(work, units));
    }

    public NodeFact.Uncollected uncollected(ReleaseRequested work, ParcelId parcel, long units) {
        return new NodeFact.Uncollected(
                work.node(),
                work.fulfillmentOrder(),
                work.order(),
                house.now(),
                "sam",
                List.of(parcel),
                lines(work, units));
    }

    public NodeFact.ReturnInspected returned(ReleaseRequested work, long units, String grade, String disposition) {
        return new NodeFact.ReturnInspected(
                work.node(),
                work.fulfillmentOrder(),
                work.order(),
                house.now(),
                7,
                1,
                "sue",
                work.lines().getFirst().client(),
                work.lines().getFirst().sku(),
                units,
                grade,
                disposition);
    }

    public NodeFact.WithdrawalAnswered answered(WithdrawalRequested asked, long granted, long refused) {
        return new NodeFact.WithdrawalAnswered(
                asked.node(),
                asked.fulfillmentOrder(),
                asked.order(),
                house.now(),
                asked.withdrawal(),
                units(asked.lines().getFirst(), granted),
                units(asked.lines().getFirst(), refused));
    }

    public NodeFact.StockChanged stock(int node, String sku, long change, String reason) {
        return new NodeFact.StockChanged(
                new NodeId(node), house.now(), reason, "test", List.of(new NodeFact.Delta(1, sku, change)));
    }

    public ParcelId parcel(ReleaseRequested work) {
        return new ParcelId(house.ids().next(work.node().value() & 255));
    }

    private static List<NodeFact.Line> lines(ReleaseRequested work, long units) {
        return units(work.lines().getFirst(), units);
    }

    private static List<NodeFact.Line> units(NodeRequest.Line line, long units) {
        return units == 0 ? List.of() : List.of(new NodeFact.Line(line.line(), line.client(), line.sku(), units));
    }

    /** Tells the facts, in this order, each in the lane of its work. */
    public void tell(NodeFact... facts) {
        for (var fact : facts) send(fact, house.ids().next(0));
        house.deliver();
    }

    /** Tells it under a message id of the test's own; the same id twice is the same message sent twice. */
    public void send(NodeFact fact, long id) {
        var type = NodeFact.TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == fact.getClass())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        house.get(Outbox.class)
                .record(
                        Availability.FAMILY,
                        List.of(new Outgoing(
                                fact.node().value(),
                                id,
                                fact.node().value(),
                                id,
                                1,
                                type,
                                "oms",
                                null,
                                house.now(),
                                house.get(Json.class).write(fact))));
    }

    /** Hears an order's one release, and does nothing with it yet. */
    public ReleaseRequested only(String order) {
        var all = releases(order);
        if (all.size() != 1) throw new AssertionError("one release of " + order + ", not " + all);
        return all.getFirst();
    }
}
