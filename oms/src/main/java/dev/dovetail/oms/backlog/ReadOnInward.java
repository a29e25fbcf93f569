package dev.dovetail.oms.backlog;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.backlog.BacklogStore.Supply;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks at who stands behind those that were looked at when stock landed. */
@Component
class ReadOnInward implements Inward {
    private final Draining draining;
    private final Json json;
    private final InstantSource clock;

    ReadOnInward(Draining draining, Json json, InstantSource clock) {
        this.draining = draining;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return ReadOn.DESTINATION;
    }

    @Override
    public Family inbox() {
        return Availability.FAMILY;
    }

    @Override
    public void apply(List<Message> messages) {
        var heard = messages.stream()
                .map(message -> json.read(message.body(), ReadOn.class))
                .toList();
        var places = ReadOn.places(heard);
        int round = heard.stream().mapToInt(ReadOn::round).min().orElse(0);
        var cause = new Cause(
                "system", clock.instant(), "message:" + messages.getFirst().id());
        draining.drain(places.keySet().stream().map(Supply::sku).collect(toSet()), places, round, cause);
    }
}
