package dev.dovetail.oms.backlog;

import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A timer: look at all who wait, as a node may serve them now. One for each node, reason and second, however many ask for it. */
record LookAfresh(NodeId node, String why) {
    static final String TYPE = "backlog.look-afresh.v1";
    static final String DESTINATION = "oms.backlog.look-afresh";

    Outgoing outgoing(long id, Json json, Instant at) {
        var due = at.truncatedTo(ChronoUnit.SECONDS).equals(at)
                ? at
                : at.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        var key = "look-afresh:%s:%s:%s".formatted(node, why, due);
        int to = node.value();
        return new Outgoing(to, id, to, id, 1, TYPE, DESTINATION, key, due, json.write(this));
    }
}
