package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads deliveries. */
@Component
public class ReceivingView {
    private final DeliveryStore deliveries;
    private final DeliveryHeads heads;

    ReceivingView(DeliveryStore deliveries, DeliveryHeads heads) {
        this.deliveries = deliveries;
        this.heads = heads;
    }

    /** Which deliveries somebody in the office asks for. */
    public enum Which {
        /** Announced, nothing of it came. */
        EXPECTED,
        /** At the docks. */
        ARRIVED,
        /** Nobody announced it, and nobody has said yet whose goods they are. */
        UNSETTLED,
        /** Closed, with more or fewer than was announced. */
        DIFFERENT,
        CLOSED
    }

    /**
     * A delivery and the sums of its lines.
     *
     * @param delivery without its lines; @param over units more than expected, {@code missing} fewer, each over the lines
     */
    public record Head(
            Delivery delivery, long skus, long expected, long received, long putAway, long over, long missing) {}

    /** A page of deliveries: those to come, here and to be settled the oldest first, the others the newest. @param after the last id seen; 0 for the first page */
    public List<Head> heads(NodeId node, Which which, long after, int limit) {
        return heads.list(node, which, after, limit);
    }

    /** How many wait: those of {@link Which#EXPECTED}, {@link Which#ARRIVED} and {@link Which#UNSETTLED}. */
    public Map<Which, Long> waiting(NodeId node) {
        return heads.waiting(node);
    }

    /** Deliveries that nobody has settled, over all warehouses. */
    public long unsettled() {
        return heads.unsettled();
    }

    /** The delivery with this id or this reference. */
    public Optional<Delivery> find(NodeId node, String idOrReference) {
        return deliveries.find(node, idOrReference);
    }

    /** As {@link #find}; refused as {@code receiving.no-such-delivery} (404). */
    public Delivery get(NodeId node, String idOrReference) {
        return deliveries.get(node, idOrReference);
    }

    /** A page of deliveries by id, in one state or in any, of one kind of blind ones or of all; without their lines. */
    public List<Delivery> list(NodeId node, @Nullable String state, @Nullable String blind, long after, int limit) {
        return deliveries.list(node, state, blind, after, limit);
    }

    /** What stands on a warehouse's docks. @param lines SKUs of deliveries; @param oldest when the delivery was announced */
    public record OnDocks(NodeId node, long lines, long units, Instant oldest) {}

    /** What waits to be put away, over all warehouses. */
    public List<OnDocks> onDocks() {
        return deliveries.onDocks();
    }

    /** One SKU of a delivery that waits to be put away. */
    public record ToPutAway(
            String reference, String supplier, Sku sku, long received, long waiting, Instant announcedAt) {}

    /** What waits to be put away here, the oldest delivery first; at most {@code limit}. */
    public List<ToPutAway> nextToPutAway(NodeId node, int limit) {
        return deliveries.toPutAway(node, limit);
    }
}
