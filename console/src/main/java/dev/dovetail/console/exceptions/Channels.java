package dev.dovetail.console.exceptions;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The channels a caller may see, and where the sweeps of one are shown. */
final class Channels {
    private Channels() {}

    static List<Channel> of(Network network, Caller caller) {
        return network.channels().stream()
                .filter(channel -> channel.client() == caller.client() && caller.mayUse(channel.code()))
                .toList();
    }

    static String href(String channel) {
        return "/sweeps/" + URLEncoder.encode(channel, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
