package dev.dovetail.oms.foreign;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.network.Node;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes what is asked of nodes that are not ours, and lays it out for them to fetch. */
@Component
class ForeignInward implements Inward {
    private final RequestStore store;
    private final Bell bell;

    ForeignInward(RequestStore store, Bell bell) {
        this.store = store;
        this.bell = bell;
    }

    @Override
    public String destination() {
        return Node.Kind.SUPPLIER.destination();
    }

    @Override
    public Family inbox() {
        return Availability.FAMILY;
    }

    @Override
    public void apply(List<Message> messages) {
        store.add(messages);
        bell.ringAfterCommit();
    }
}
