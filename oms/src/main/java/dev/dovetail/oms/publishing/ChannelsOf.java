package dev.dovetail.oms.publishing;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The channels a caller may read. */
@Component
class ChannelsOf {
    private final Network network;

    ChannelsOf(Network network) {
        this.network = network;
    }

    Channel get(Caller caller, String code) {
        if (!caller.mayUse(code))
            throw new Malformed("network.channel-not-yours", "channel", "this key is not bound to " + code);
        var channel = network.getChannel(code);
        if (channel.client() != caller.client())
            throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("network.unknown-channel", Map.of("channel", code)));
        return channel;
    }
}
