package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads outbound work and its tasks. */
@Component
public class OutboundView {

    /** These outbounds with their lines; an unknown id is absent. */
    public Map<FulfillmentOrderId, OutboundOrder> find(NodeId node, Collection<FulfillmentOrderId> ids) {
        throw new UnsupportedOperationException(node + "" + ids);
    }

    /** The lines of these tasks, by task and walking order. */
    public List<PickLine> pickLines(NodeId node, Collection<Long> tasks) {
        throw new UnsupportedOperationException(node + "" + tasks);
    }

    /** A page of outbounds by id, in one state or in any; without their lines. */
    public List<OutboundOrder> list(NodeId node, @Nullable String state, long after, int limit) {
        throw new UnsupportedOperationException(node + "" + state + after + limit);
    }

    /** How many outbounds are in each state. */
    public Map<String, Long> counts(NodeId node) {
        throw new UnsupportedOperationException(node + "");
    }
}
