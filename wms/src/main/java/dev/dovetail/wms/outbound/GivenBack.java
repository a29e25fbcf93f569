package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import java.util.List;

/** An outbound that lost packed units. @param order as it is now; @param lost what is told of it: units of lines, and whole kits */
public record GivenBack(OutboundOrder order, List<NodeFact.Line> lost) {
    public GivenBack {
        lost = List.copyOf(lost);
    }
}
