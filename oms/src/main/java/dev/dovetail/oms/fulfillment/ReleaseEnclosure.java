package dev.dovetail.oms.fulfillment;

import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.handoff.Enclosure;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.ContactId;
import org.springframework.stereotype.Component;

/** A warehouse with a database of its own prints labels while we are away: whom to ship to goes with the release. */
@Component
class ReleaseEnclosure implements Enclosure {
    private final Json json;

    ReleaseEnclosure(Json json) {
        this.json = json;
    }

    @Override
    public String type() {
        return ReleaseRequested.TYPE;
    }

    @Override
    public ContactId contact(String body) {
        return json.read(body, ReleaseRequested.class).contact();
    }
}
