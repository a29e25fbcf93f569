package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.List;

/** More of these is promised at the node than it has: what is not with it as work is to be had elsewhere. */
public record StockMissing(NodeId node, List<Sku> skus) {
    public static final String TYPE = "availability.stock-missing.v1";

    /** Where it goes. */
    public static final String DESTINATION = "oms.missing";

    public StockMissing {
        skus = List.copyOf(skus);
    }
}
