package dev.dovetail.oms.softholds;

import static java.util.stream.Collectors.toCollection;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.oms.orders.Orders;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Gives back what carts hold when their time is over. */
@Component
class HoldExpiry implements Inward {
    private final SoftHolds holds;
    private final Json json;
    private final InstantSource clock;

    HoldExpiry(SoftHolds holds, Json json, InstantSource clock) {
        this.holds = holds;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return HoldExpires.DESTINATION;
    }

    @Override
    public Family inbox() {
        return Orders.FAMILY;
    }

    @Override
    public void apply(List<Message> messages) {
        var due = messages.stream()
                .map(message -> json.read(message.body(), HoldExpires.class).hold())
                .collect(toCollection(TreeSet::new));
        holds.expire(due, clock.instant());
    }
}
