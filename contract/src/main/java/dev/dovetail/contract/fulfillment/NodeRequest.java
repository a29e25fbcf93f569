package dev.dovetail.contract.fulfillment;

import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
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
            ItemsDescribed.TYPE, ItemsDescribed.class);

    /** The service of an order that its customer comes for. */
    String PICKUP = "pickup";

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
