package dev.dovetail.oms.backlog;

import dev.dovetail.oms.network.MayServeMore;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.sourcing.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which nodes get no work for now, and until when: they are paused, or what they can do on their day is promised. Pure. */
record Resting(Snapshot snapshot, Instant now) {
    /** Null where it rests not. */
    @Nullable
    MayServeMore of(Node node) {
        var paused = node.effort().pausedUntil();
        if (paused != null && !node.works(now)) return new MayServeMore(node.id(), "pause", paused);
        var most = node.effort().parcelsADay();
        boolean full = most != null && snapshot.taken(node.id(), node.calendar().leavesOn(now)) >= most;
        return full ? new MayServeMore(node.id(), "day", node.calendar().nextCutoff(now)) : null;
    }
}
