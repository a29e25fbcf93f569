package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads deliveries. */
@Component
public class ReceivingView {
    private final DeliveryStore deliveries;

    ReceivingView(DeliveryStore deliveries) {
        this.deliveries = deliveries;
    }

    /** The delivery with this id or this reference. */
    public Optional<Delivery> find(NodeId node, String idOrReference) {
        return deliveries.find(node, idOrReference);
    }

    /** A page of deliveries by id, in one state or in any; without their lines. */
    public List<Delivery> list(NodeId node, @Nullable String state, long after, int limit) {
        return deliveries.list(node, state, after, limit);
    }
}
