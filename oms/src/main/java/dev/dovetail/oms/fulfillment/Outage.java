package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.NodeId;
import java.time.Instant;

/**
 * The next step of taking work from a node that is offline.
 *
 * @param since when it went offline: a step of an outage that is over does nothing
 * @param after the last order that was looked at
 */
record Outage(NodeId node, Instant since, long after) {
    static final String TYPE = "fulfillment.outage.v1";
    static final String DESTINATION = "oms.outage";

    Outage after(long order) {
        return new Outage(node, since, order);
    }
}
