package dev.dovetail.wms.floor;

import dev.dovetail.contract.carriage.LabelAnswer;
import dev.dovetail.contract.carriage.LabelRequested;
import dev.dovetail.contract.carriage.LabelVoidRequested;
import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Outward;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.stock.Stock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What lies outside the warehouse: the OMS, which listens, and a carrier, which labels each parcel {@code 1Z<parcel>}. */
public final class Outside {
    private final WarehouseHouse house;
    private final List<Message> heard = new ArrayList<>();
    private final Set<ParcelId> kept = new HashSet<>();

    public Outside(WarehouseHouse house) {
        this.house = house;
    }

    /** From now on the carrier will not void this parcel's labels. */
    public void keep(ParcelId parcel) {
        kept.add(parcel);
    }

    /** Delivers until nothing moves. */
    public void deliver() {
        var deliveries = house.deliveries(new Oms(), new Carrier());
        boolean moved;
        do moved = deliveries.turn();
        while (moved);
    }

    /** What the OMS heard, in the order in which it came. */
    public List<Message> heard() {
        return heard;
    }

    /** The same, read. */
    public List<NodeFact> facts() {
        var json = house.get(Json.class);
        return heard.stream()
                .map(message -> (NodeFact) json.read(message.body(), NodeFact.TYPES.get(message.type())))
                .toList();
    }

    private final class Oms implements Inward {
        @Override
        public String destination() {
            return "oms";
        }

        @Override
        public Family inbox() {
            return Stock.FAMILY;
        }

        @Override
        public void apply(List<Message> messages) {
            heard.addAll(messages);
        }
    }

    private final class Carrier implements Outward {
        @Override
        public String name() {
            return "carrier";
        }

        @Override
        public boolean repeatable() {
            return false;
        }

        @Override
        public Outcome send(Message message, Partner partner) {
            var json = house.get(Json.class);
            if (message.type().equals(LabelVoidRequested.TYPE)) return voided(message, json);
            var asked = json.read(message.body(), LabelRequested.class);
            var number =
                    message.businessKey().replaceFirst("^label:parcel:", "").replace(':', 'N');
            var label = new LabelAnswer.LabelCreated(
                    asked.node(),
                    asked.parcel(),
                    asked.carrier(),
                    "1Z" + number,
                    "GIF",
                    "R0lG",
                    null,
                    null,
                    message.businessKey());
            return new Outcome.Done(List.of(
                    new Reply("wms.packing", asked.node().value(), LabelAnswer.LabelCreated.TYPE, json.write(label))));
        }

        /** It keeps the labels of parcels that {@link #keep} names. */
        private Outcome voided(Message message, Json json) {
            var asked = json.read(message.body(), LabelVoidRequested.class);
            boolean keeps = kept.contains(asked.parcel());
            var answer = keeps
                    ? new LabelAnswer.LabelVoidRefused(
                            asked.node(), asked.parcel(), asked.carrier(), asked.trackingNumber(), "late", "too late")
                    : new LabelAnswer.LabelVoided(
                            asked.node(), asked.parcel(), asked.carrier(), asked.trackingNumber());
            var type = keeps ? LabelAnswer.LabelVoidRefused.TYPE : LabelAnswer.LabelVoided.TYPE;
            var reply = List.of(new Reply("wms.packing", asked.node().value(), type, json.write(answer)));
            return new Outcome.Done(reply);
        }

        @Override
        public Outcome ask(Message message, Partner partner) {
            return send(message, partner);
        }
    }
}
