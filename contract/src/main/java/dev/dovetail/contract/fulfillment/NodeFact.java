package dev.dovetail.contract.fulfillment;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.ParcelId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node tells: it happened. Facts are applied, never decided; the node's publisher numbers them. */
public sealed interface NodeFact {
    Map<String, Class<? extends NodeFact>> TYPES = Map.ofEntries(
            Map.entry(Accepted.TYPE, Accepted.class),
            Map.entry(Rejected.TYPE, Rejected.class),
            Map.entry(Picked.TYPE, Picked.class),
            Map.entry(PutBack.TYPE, PutBack.class),
            Map.entry(ShortPicked.TYPE, ShortPicked.class),
            Map.entry(Packed.TYPE, Packed.class),
            Map.entry(Unpacked.TYPE, Unpacked.class),
            Map.entry(LabelVoided.TYPE, LabelVoided.class),
            Map.entry(Shipped.TYPE, Shipped.class),
            Map.entry(HandedOver.TYPE, HandedOver.class),
            Map.entry(Uncollected.TYPE, Uncollected.class),
            Map.entry(WithdrawalAnswered.TYPE, WithdrawalAnswered.class),
            Map.entry(ReturnInspected.TYPE, ReturnInspected.class),
            Map.entry(StockChanged.TYPE, StockChanged.class),
            Map.entry(TransferLeft.TYPE, TransferLeft.class),
            Map.entry(TransferReceived.TYPE, TransferReceived.class));

    NodeId node();

    Instant at();

    /** Facts about one fulfillment order; the others are about the node's stock. */
    sealed interface AboutOrder extends NodeFact {
        FulfillmentOrderId fulfillmentOrder();

        OrderId order();
    }

    /** Whether it is about work for no order but for a transfer, whose id is then its order's too. */
    static boolean ofTransfer(AboutOrder fact) {
        return fact.order().value() == fact.fulfillmentOrder().value();
    }

    /** Units of one order line, whole kits where the line asks for kits; {@code line} is the line's number within its order. */
    record Line(int line, int client, String sku, long quantity) {
        public Line {
            if (quantity <= 0) throw new IllegalArgumentException("a quantity is at least 1, not " + quantity);
        }
    }

    /** The node takes the work. */
    record Accepted(NodeId node, FulfillmentOrderId fulfillmentOrder, OrderId order, Instant at) implements AboutOrder {
        public static final String TYPE = "fulfillment.accepted.v1";
    }

    /** The node does not take the work, wholly; nothing of it was touched. */
    record Rejected(NodeId node, FulfillmentOrderId fulfillmentOrder, OrderId order, Instant at, String code)
            implements AboutOrder {
        public static final String TYPE = "fulfillment.rejected.v1";
    }

    /** Units were taken from their bins and lie in a cart or tote. */
    record Picked(
            NodeId node,
            FulfillmentOrderId fulfillmentOrder,
            OrderId order,
            Instant at,
            String worker,
            List<Line> lines)
            implements AboutOrder {
        public static final String TYPE = "fulfillment.picked.v1";

        public Picked {
            lines = List.copyOf(lines);
        }
    }

    /** Units that were told as picked lie in their bins again and are still to be picked: the inverse of {@link Picked}. */
    record PutBack(
            NodeId node,
            FulfillmentOrderId fulfillmentOrder,
            OrderId order,
            Instant at,
            String worker,
            List<Line> lines)
            implements AboutOrder {
        public static final String TYPE = "fulfillment.put-back.v1";

        public PutBack {
            lines = List.copyOf(lines);
        }
    }

    /** The node cannot find these units and gives them back: they are no longer released to it. Not a stock fact; that is {@link StockChanged}. */
    record ShortPicked(
            NodeId node,
            FulfillmentOrderId fulfillmentOrder,
            OrderId order,
            Instant at,
            String worker,
            List<Line> lines)
            implements AboutOrder {
        public static final String TYPE = "fulfillment.short-picked.v1";

        public ShortPicked {
            lines = List.copyOf(lines);
        }
    }

    /** Units lie in a closed parcel. */
    record Packed(
            NodeId node,
            FulfillmentOrderId fulfillmentOrder,
            OrderId order,
            Instant at,
            ParcelId parcel,
            long weightGrams,
            List<Line> lines)
            implements AboutOrder {
        public static final String TYPE = "fulfillment.packed.v1";

        public Packed {
            lines = List.copyOf(lines);
        }
    }

    /** Units that were told as packed lie in a parcel that is open again: the inverse of {@link Packed}. The parcel is told as packed anew when it is closed. */
    record Unpacked(
            NodeId node,
            FulfillmentOrderId fulfillmentOrder,
            OrderId order,
            Instant at,
            ParcelId parcel,
            String worker,
            String reason,
            List<Line> lines)
            implements AboutOrder {
        public static final String TYPE = "fulfillment.unpacked.v1";

        public Unpacked {
            lines = List.copyOf(lines);
        }
    }

    /** The carrier voided the label of a parcel that has not left; another is asked for, unless the parcel is opened. Nothing moves by it. */
    record LabelVoided(
            NodeId node,
            FulfillmentOrderId fulfillmentOrder,
            OrderId order,
            Instant at,
            ParcelId parcel,
            String carrier,
            String trackingNumber,
            String reason,
            String worker)
            implements AboutOrder {
        public static final String TYPE = "fulfillment.label-voided.v1";
    }

    /** A parcel left the building. The node no longer owns these units; its position falls by them. Sent once for each parcel; the business key is {@code ship:parcel:<id>}. Without lines where it holds only parts of kits that another parcel makes whole. */
    record Shipped(
            NodeId node,
            FulfillmentOrderId fulfillmentOrder,
            OrderId order,
            Instant at,
            ParcelId parcel,
            String carrier,
            @Nullable String trackingNumber,
            List<Line> lines)
            implements AboutOrder {
        public static final String TYPE = "fulfillment.shipped.v1";

        public Shipped {
            lines = List.copyOf(lines);
        }
    }

    /** The customer came for a parcel and has it. The node no longer owns these units; its position falls by them. Sent once for each parcel; the business key is {@code hand-over:parcel:<id>}. */
    record HandedOver(
            NodeId node,
            FulfillmentOrderId fulfillmentOrder,
            OrderId order,
            Instant at,
            ParcelId parcel,
            String worker,
            List<Line> lines)
            implements AboutOrder {
        public static final String TYPE = "fulfillment.handed-over.v1";

        public HandedOver {
            lines = List.copyOf(lines);
        }
    }

    /** The customer did not come for these parcels in time: their units are promised again when they lie on a shelf, which {@link StockChanged} tells. Sent once for each fulfillment order; the business key is {@code uncollected:outbound:<id>}. */
    record Uncollected(
            NodeId node,
            FulfillmentOrderId fulfillmentOrder,
            OrderId order,
            Instant at,
            String worker,
            List<ParcelId> parcels,
            List<Line> lines)
            implements AboutOrder {
        public static final String TYPE = "fulfillment.uncollected.v1";

        public Uncollected {
            parcels = List.copyOf(parcels);
            lines = List.copyOf(lines);
        }
    }

    /** The node's answer to a withdrawal: what it gives back and what it has already picked. */
    record WithdrawalAnswered(
            NodeId node,
            FulfillmentOrderId fulfillmentOrder,
            OrderId order,
            Instant at,
            long withdrawal,
            List<Line> granted,
            List<Line> refused)
            implements AboutOrder {
        public static final String TYPE = "fulfillment.withdrawal-answered.v1";

        public WithdrawalAnswered {
            granted = List.copyOf(granted);
            refused = List.copyOf(refused);
        }
    }

    /** Units that went to the order came back, were looked at, and it is decided what becomes of them. What may be sold again is told by {@link StockChanged} when it lies on a shelf. Of kits the parts are told, as they came. Sent once for the units of one look; the business key is {@code return:<returned>:<seq>}. @param returned the node's number of the parcel that came back @param decidedBy who decided: the inspector, or a supervisor @param disposition {@code restock}, {@code refurbish}, {@code damaged}, {@code scrap} or {@code vendor-return} */
    record ReturnInspected(
            NodeId node,
            FulfillmentOrderId fulfillmentOrder,
            OrderId order,
            Instant at,
            long returned,
            int seq,
            String decidedBy,
            int client,
            String sku,
            long quantity,
            String grade,
            String disposition)
            implements AboutOrder {
        public static final String TYPE = "fulfillment.return-inspected.v1";

        public ReturnInspected {
            if (quantity <= 0) throw new IllegalArgumentException("a quantity is at least 1, not " + quantity);
        }
    }

    /** The node's stock changed for a reason that is not a shipment: received, short-picked, counted, damaged. */
    record StockChanged(NodeId node, Instant at, String reason, String reference, List<Delta> deltas)
            implements NodeFact {
        public static final String TYPE = "fulfillment.stock-changed.v1";

        public StockChanged {
            deltas = List.copyOf(deltas);
        }
    }

    /** A carton of a transfer left for another of our warehouses. The node no longer may sell these units, and keeps them as goods in transit until it hears what became of them. Sent once for each carton; the business key is {@code hand-over:parcel:<id>}. @param carton what the carton bears, unique at the node */
    record TransferLeft(
            NodeId node,
            FulfillmentOrderId fulfillmentOrder,
            OrderId order,
            Instant at,
            ParcelId parcel,
            String carton,
            String worker,
            List<Goods> goods)
            implements AboutOrder {
        public static final String TYPE = "fulfillment.transfer-left.v1";

        public TransferLeft {
            goods = List.copyOf(goods);
        }
    }

    /** Goods of a carton of a transfer were counted on a dock of {@code node}, which owns them from then on. */
    record TransferReceived(NodeId node, Instant at, FulfillmentOrderId transfer, ParcelId parcel, List<Goods> goods)
            implements NodeFact {
        public static final String TYPE = "fulfillment.transfer-received.v1";

        public TransferReceived {
            goods = List.copyOf(goods);
        }
    }

    /** @param change base units more (positive) or fewer (negative) that may be promised at the node */
    record Delta(int client, String sku, long change) {}
}
