package dev.dovetail.oms.backlog;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.network.MayServeMore;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has who waits looked at where a node may serve them though nothing landed: its pause or its full day is over, or it was set up otherwise. */
@Component
class Afresh implements Inward {
    private final BacklogStore store;
    private final Availability availability;
    private final Outbox outbox;
    private final IdSource ids;
    private final Json json;
    private final InstantSource clock;

    Afresh(BacklogStore store, Availability availability, Outbox outbox, IdSource ids, Json json, InstantSource clock) {
        this.store = store;
        this.availability = availability;
        this.outbox = outbox;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    @EventListener
    void on(MayServeMore more) {
        later(List.of(more));
    }

    /** The last that a transaction writes: who asks for the same waits for the other's commit. */
    void later(List<MayServeMore> times) {
        outbox.recordOnce(
                Availability.FAMILY,
                times.stream()
                        .map(more -> new LookAfresh(more.node(), more.why()).outgoing(ids.next(0), json, more.at()))
                        .toList());
    }

    @Override
    public String destination() {
        return LookAfresh.DESTINATION;
    }

    @Override
    public Family inbox() {
        return Availability.FAMILY;
    }

    @Override
    public void apply(List<Message> messages) {
        var waiting = store.skus();
        var nodes = messages.stream()
                .map(message -> json.read(message.body(), LookAfresh.class).node())
                .collect(toSet());
        if (!waiting.isEmpty()) availability.lookAgain(nodes.iterator().next(), waiting, clock.instant());
    }
}
