package dev.dovetail.oms.backlog;

import static java.util.stream.Collectors.toCollection;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Json;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.kernel.Cause;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.StockLanded;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Hears that more may be promised, and serves who waits. */
@Component
class StockLandedInward implements Inward {
    private final Draining draining;
    private final Json json;
    private final InstantSource clock;

    StockLandedInward(Draining draining, Json json, InstantSource clock) {
        this.draining = draining;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return StockLanded.DESTINATION;
    }

    @Override
    public Family inbox() {
        return Availability.FAMILY;
    }

    @Override
    public void apply(List<Message> messages) {
        var skus = messages.stream()
                .flatMap(message -> json.read(message.body(), StockLanded.class).skus().stream())
                .collect(toCollection(TreeSet::new));
        draining.drain(
                skus,
                new Cause(
                        "system",
                        clock.instant(),
                        "message:" + messages.getFirst().id()));
    }
}
