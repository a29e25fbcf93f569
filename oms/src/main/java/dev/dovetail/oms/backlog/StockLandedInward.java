package dev.dovetail.oms.backlog;

import static java.util.stream.Collectors.toCollection;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.StockLanded;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Hears that more may be promised, and serves who waits; where more could be served, by another message. */
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
        var landed = messages.stream()
                .map(message -> json.read(message.body(), StockLanded.class))
                .toList();
        var skus = landed.stream().flatMap(one -> one.skus().stream()).collect(toCollection(TreeSet::new));
        var cause = new Cause(
                "system", clock.instant(), "message:" + messages.getFirst().id());
        draining.drain(skus, Map.of(), 0, cause);
    }
}
