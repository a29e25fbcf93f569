package dev.dovetail.wms.packing;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Opens cartons again that were closed: what closing did is undone, to the counters and to the word. */
@Component
class Reopens {
    private final Outbound outbound;
    private final ParcelWrites writes;
    private final Stock stock;

    Reopens(Outbound outbound, ParcelWrites writes, Stock stock) {
        this.outbound = outbound;
        this.writes = writes;
        this.stock = stock;
    }

    /** A locked parcel with its lines, of an outbound that is locked, and who wants it opened and why. */
    record Opening(Parcel parcel, String who, String reason, Instant at) {}

    /**
     * Whether the kits that would be torn apart are those that are counted in it. Where another carton counts them that is to be
     * opened first.
     */
    static boolean kitsAreHere(OutboundOrder order, Parcel parcel) {
        var numbers = order.kits();
        if (numbers.isEmpty()) return true;
        var torn = new HashSet<Parcel.Line>();
        for (var line : order.packed(parcel.units()))
            if (numbers.contains(line.line()))
                torn.add(new Parcel.Line(
                        line.line(), new dev.dovetail.kernel.Sku(line.client(), line.sku()), line.quantity()));
        return torn.equals(new HashSet<>(parcel.kits()));
    }

    /** The orders as the next carton of a list finds them, once this one is open. */
    static void less(Map<FulfillmentOrderId, OutboundOrder> orders, Parcel parcel) {
        orders.computeIfPresent(parcel.outbound(), (_, order) -> order.unpacked(parcel.units()));
    }

    /** @param orders of the parcels, as they are now; parcels of one outbound are counted one after another */
    void open(NodeId node, Map<FulfillmentOrderId, OutboundOrder> orders, List<Opening> opening) {
        if (opening.isEmpty()) return;
        Map<FulfillmentOrderId, OutboundOrder> now = new HashMap<>(orders);
        List<Telling> facts = new ArrayList<>();
        for (var round : Rounds.of(opening, one -> one.parcel().outbound())) {
            var before = Map.copyOf(now);
            now.putAll(outbound.unpacked(
                    node,
                    round.stream().flatMap(one -> one.parcel().units().stream()).toList()));
            for (var one : round) {
                var id = one.parcel().outbound();
                facts.add(told(
                        node,
                        Objects.requireNonNull(before.get(id)),
                        Objects.requireNonNull(now.get(id)).version(),
                        one));
            }
        }
        writes.reopen(node, opening.stream().map(one -> one.parcel().id()).toList());
        stock.tell(node, facts);
    }

    private static Telling told(NodeId node, OutboundOrder before, int version, Opening one) {
        var fact = new NodeFact.Unpacked(
                node,
                before.id(),
                before.order(),
                one.at(),
                one.parcel().id(),
                one.who(),
                one.reason(),
                before.packed(one.parcel().units()));
        return Telling.of(fact, version);
    }
}
