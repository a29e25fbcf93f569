package dev.dovetail.contract.fulfillment;

import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.ParcelId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked of a node. The node answers with {@link NodeFact}s; it may refuse. */
public sealed interface NodeRequest {
    Map<String, Class<? extends NodeRequest>> TYPES = Map.of(
            ReleaseRequested.TYPE, ReleaseRequested.class,
            WithdrawalRequested.TYPE, WithdrawalRequested.class,
            ItemsDescribed.TYPE, ItemsDescribed.class,
            TransferComing.TYPE, TransferComing.class,
            TransferArrived.TYPE, TransferArrived.class,
            TransferLost.TYPE, TransferLost.class);

    /** The service of an order that its customer comes for. */
    String PICKUP = "pickup";

    /**
     * The service of goods for another of our warehouses: no label; each carton leaves by a hand-over, told as {@link
     * NodeFact.TransferLeft}. The transfer's id stands for the fulfillment order and for the order.
     */
    String TRANSFER = "transfer";

    /** Whether a carrier takes what goes by this service, under a label. */
    static boolean carried(String service) {
        return !service.equals(PICKUP) && !service.equals(TRANSFER);
    }

    NodeId node();

    /**
     * Units asked of the node for one order line; {@code line} is the line's number within its order.
     *
     * @param parts what one unit is made of where it is a kit, else null: the node handles those, and tells its facts in whole kits
     */
    record Line(
            int line,
            int client,
            String sku,
            long quantity,
            @Nullable List<Part> parts) {
        public Line {
            if (quantity <= 0) throw new IllegalArgumentException("a quantity is at least 1, not " + quantity);
            parts = parts == null || parts.isEmpty() ? null : List.copyOf(parts);
        }

        public Line(int line, int client, String sku, long quantity) {
            this(line, client, sku, quantity, null);
        }
    }

    /** So many units of a SKU in one kit; the SKU is its line's client's. */
    record Part(String sku, long units) {
        public Part {
            if (units <= 0) throw new IllegalArgumentException("at least 1 unit of a part, not " + units);
        }
    }

    /**
     * Ship these units. Sent once for each fulfillment order; the business key is {@code release:fo:<id>}.
     *
     * @param orderNumber the channel's own number, as people know it
     * @param priority smaller is sooner; 100 is ordinary
     * @param service a carrier's; {@link #PICKUP} where the customer comes for it: no label, and {@link NodeFact.HandedOver}
     * @param contact whom to ship to, sealed in the vault
     */
    record ReleaseRequested(
            NodeId node,
            FulfillmentOrderId fulfillmentOrder,
            OrderId order,
            String channel,
            String orderNumber,
            String service,
            @Nullable LocalDate promisedOn,
            @Nullable Instant shipBy,
            int priority,
            @Nullable String instructions,
            ContactId contact,
            List<Line> lines)
            implements NodeRequest {
        public static final String TYPE = "fulfillment.release-requested.v1";

        public ReleaseRequested {
            lines = List.copyOf(lines);
            if (lines.isEmpty()) throw new IllegalArgumentException("a release holds at least one line");
        }
    }

    /** Give back these units where they are not picked yet. Answered line by line with {@link NodeFact.WithdrawalAnswered}. */
    record WithdrawalRequested(
            NodeId node,
            FulfillmentOrderId fulfillmentOrder,
            OrderId order,
            long withdrawal,
            String reason,
            List<Line> lines)
            implements NodeRequest {
        public static final String TYPE = "fulfillment.withdrawal-requested.v1";

        public WithdrawalRequested {
            lines = List.copyOf(lines);
        }
    }

    /** The items a node may meet: what they are called, what they weigh, how they scan and how they are packed. */
    record ItemsDescribed(NodeId node, List<Item> items) implements NodeRequest {
        public static final String TYPE = "fulfillment.items-described.v1";

        public ItemsDescribed {
            items = List.copyOf(items);
        }
    }

    /** A carton of a transfer is on its way to this node: what left in it, to be received. The business key is {@code coming:parcel:<id>}. @param from the code of the node that sent it */
    record TransferComing(
            NodeId node,
            FulfillmentOrderId transfer,
            ParcelId parcel,
            String carton,
            String from,
            Instant leftAt,
            List<Goods> goods)
            implements NodeRequest {
        public static final String TYPE = "fulfillment.transfer-coming.v1";

        public TransferComing {
            goods = List.copyOf(goods);
            if (goods.isEmpty()) throw new IllegalArgumentException("a carton holds something");
        }
    }

    /** What this node sent in a carton of a transfer was counted at its target: it is no longer in transit. */
    record TransferArrived(NodeId node, FulfillmentOrderId transfer, ParcelId parcel, Instant at, List<Goods> goods)
            implements NodeRequest {
        public static final String TYPE = "fulfillment.transfer-arrived.v1";

        public TransferArrived {
            goods = List.copyOf(goods);
        }
    }

    /** What this node sent for a transfer and did not arrive will not arrive: what is still in transit is lost. */
    record TransferLost(NodeId node, FulfillmentOrderId transfer, Instant at, String who, String reason)
            implements NodeRequest {
        public static final String TYPE = "fulfillment.transfer-lost.v1";
    }

    record Item(int client, String sku, String description, int weightGrams, List<Pack> packs) {
        public Item {
            packs = List.copyOf(packs);
        }
    }

    /** @param level {@code each}, {@code inner} or {@code case}; @param units base units in it; @param barcodes what a scanner reads */
    record Pack(String level, int units, List<String> barcodes) {
        public Pack {
            barcodes = List.copyOf(barcodes);
            if (units < 1) throw new IllegalArgumentException("a pack holds at least one unit");
        }
    }
}
