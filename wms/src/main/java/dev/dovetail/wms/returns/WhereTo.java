package dev.dovetail.wms.returns;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Carries returned units: from the customer to the bench, and on to where they belong, which the OMS hears where it knows the order. */
@Component
class WhereTo {

    private final Stock stock;
    private final LayoutSetup layout;
    private final ShippedOrders orders;

    WhereTo(Stock stock, LayoutSetup layout, ShippedOrders orders) {
        this.stock = stock;
        this.layout = layout;
        this.orders = orders;
    }

    /** The bench, and, where that is decided, on from there. */
    void arrive(NodeId node, ReturnParcel parcel, ReturnLine line) {
        long bench = layout.ours(node, Location.RETURNS).id();
        List<Move> moves = new ArrayList<>();
        var goods = new Goods(parcel, line, line.worker(), line.at());
        moves.add(goods.move(Location.CUSTOMER, bench, Status.HOLD, "returned"));
        moves.addAll(on(node, bench, goods));
        carry(node, moves);
        tell(node, parcel, line, line.at());
    }

    /** On from the bench, as it is decided now. */
    void leave(NodeId node, ReturnParcel parcel, ReturnLine line, String who, Instant at) {
        long bench = layout.ours(node, Location.RETURNS).id();
        carry(node, on(node, bench, new Goods(parcel, line, who, at)));
        tell(node, parcel, line, at);
    }

    private record Goods(ReturnParcel parcel, ReturnLine line, String who, Instant at) {
        Move move(long from, long to, Status status, String reason) {
            return new Move(
                    from,
                    to,
                    line.sku(),
                    line.lot(),
                    status,
                    line.units(),
                    false,
                    reason,
                    parcel.moves(),
                    who,
                    at,
                    line.serials());
        }

        /** A row of the ledger has one status: another one comes from the place of corrections. */
        List<Move> as(Status status, long bench, long to, String reason) {
            return List.of(
                    move(bench, Location.ADJUSTMENT, Status.HOLD, reason),
                    move(Location.ADJUSTMENT, to, status, reason));
        }
    }

    private List<Move> on(NodeId node, long bench, Goods goods) {
        var disposition = goods.line().disposition();
        if (disposition == null) return List.of();
        var why = disposition.word();
        return switch (disposition) {
            case RESTOCK -> goods.as(Status.AVAILABLE, bench, putBack(node), why);
            case DAMAGED -> goods.as(Status.DAMAGED, bench, putBack(node), why);
            case REFURBISH -> List.of(goods.move(bench, putBack(node), Status.HOLD, why));
            case SCRAP -> List.of(goods.move(bench, Location.SCRAP, Status.HOLD, why));
            case VENDOR_RETURN ->
                List.of(goods.move(
                        bench, layout.ours(node, Location.VENDOR_RETURN).id(), Status.HOLD, why));
        };
    }

    private long putBack(NodeId node) {
        return layout.ours(node, Location.PUT_BACK).id();
    }

    private void carry(NodeId node, List<Move> moves) {
        stock.move(node, moves).values().forEach(why -> {
            throw new Refused(Refused.Kind.CONFLICT, why);
        });
    }

    private void tell(NodeId node, ReturnParcel parcel, ReturnLine line, Instant at) {
        var order = parcel.order();
        var disposition = line.disposition();
        if (order == null || disposition == null) return;
        var fact = new NodeFact.ReturnInspected(
                node,
                new FulfillmentOrderId(orders.work(node, order, line.sku())),
                new OrderId(order),
                at,
                parcel.id(),
                line.seq(),
                String.valueOf(line.decidedBy()),
                line.sku().client(),
                line.sku().code(),
                line.units(),
                line.grade(),
                disposition.word());
        stock.tell(
                node, List.of(new Telling(fact, parcel.id(), line.seq(), "return:" + parcel.id() + ":" + line.seq())));
    }
}
