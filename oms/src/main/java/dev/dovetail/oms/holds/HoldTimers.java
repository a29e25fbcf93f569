package dev.dovetail.oms.holds;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.oms.orders.HeldUnitsCancelled;
import dev.dovetail.oms.orders.Orders;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears that a hold's time has come, and that units of a held order were cancelled. */
@Component
class HoldTimers implements Inward {
    private final Holds holds;
    private final Json json;
    private final InstantSource clock;

    HoldTimers(Holds holds, Json json, InstantSource clock) {
        this.holds = holds;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return HoldDue.DESTINATION;
    }

    @Override
    public Family inbox() {
        return Orders.FAMILY;
    }

    @Override
    public void apply(List<Message> messages) {
        var due = messages.stream()
                .map(message -> json.read(message.body(), HoldDue.class))
                .toList();
        holds.due(due, new Cause("system", clock.instant(), "timer"));
    }

    @EventListener
    void on(HeldUnitsCancelled cancelled) {
        holds.cancelled(cancelled.orders());
    }
}
