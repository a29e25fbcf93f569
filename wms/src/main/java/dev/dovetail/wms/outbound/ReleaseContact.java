package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.handoff.Enclosure;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.ContactId;
import org.springframework.stereotype.Component;

/** Whose name and address may come with a release into the vault of a warehouse that has a database of its own. */
@Component
class ReleaseContact implements Enclosure {
    private final Json json;

    ReleaseContact(Json json) {
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
