package dev.dovetail.oms.fulfillment;

import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.backlog.Backlog;
import dev.dovetail.oms.network.NodeOutage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins to take the work of a node that went offline; has who waits looked at when one is back. */
@Component
class Outages {
    /** Finds what was claimed there while it went: nobody remembers the network, or takes to commit on it, so long. */
    static final Duration SECOND_LOOK = Duration.ofMinutes(1);

    private final Availability availability;
    private final Backlog backlog;
    private final Outbox outbox;
    private final Json json;
    private final IdSource ids;

    Outages(Availability availability, Backlog backlog, Outbox outbox, Json json, IdSource ids) {
        this.availability = availability;
        this.backlog = backlog;
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
    }

    @EventListener
    void on(NodeOutage outage) {
        var now = outage.cause().at();
        var since = outage.since();
        if (since == null) {
            var waiting = backlog.waiting();
            if (!waiting.isEmpty()) availability.lookAgain(outage.node(), waiting, now);
        } else
            record(List.of(
                    message(new Outage(outage.node(), since, 0), now),
                    message(new Outage(outage.node(), since, 0), now.plus(SECOND_LOOK))));
    }

    void record(List<Outgoing> messages) {
        outbox.record(Availability.FAMILY, messages);
    }

    /** A lane of its own: each step follows from the one before it. */
    Outgoing message(Outage step, Instant due) {
        int node = step.node().value();
        long id = ids.next(0);
        return new Outgoing(node, id, node, id, 1, Outage.TYPE, Outage.DESTINATION, null, due, json.write(step));
    }
}
