package dev.dovetail.oms.intake;

import static dev.dovetail.oms.intake.Fields.refused;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.oms.network.Network;
import org.springframework.stereotype.Component;

/** Into which channels a caller may send orders. */
@Component
class OwnChannels {
    private final Network network;

    OwnChannels(Network network) {
        this.network = network;
    }

    /** Refuses {@code orders.channel-not-yours}; and {@code orders.unknown-channel}, also for another client's. */
    void check(Caller caller, String channel) {
        if (!caller.mayUse(channel)) throw refused("orders.channel-not-yours", "/channel", "channel", channel);
        if (network.findChannel(channel)
                .filter(known -> known.client() == caller.client())
                .isEmpty()) throw refused("orders.unknown-channel", "/channel", "channel", channel);
    }
}
