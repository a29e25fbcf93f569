package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.List;

/** More of these may be promised at the node than before: who waits for them may be served. */
public record StockLanded(NodeId node, List<Sku> skus) {
    public static final String TYPE = "availability.stock-landed.v1";

    /** Where it goes. */
    public static final String DESTINATION = "oms.backlog";

    public StockLanded {
        skus = List.copyOf(skus);
    }
}
