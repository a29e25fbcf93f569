package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Knows what is on its way to nodes, and when it should be there. */
public interface ByDate {
    /** @param available units that may be promised of it */
    record Due(NodeId node, String inbound, LocalDate expectedOn, long available) {}

    /** For each of the SKUs, what may be promised of goods that come by the day. */
    Map<Sku, List<Due>> due(Collection<Sku> skus, LocalDate by);
}
