package dev.dovetail.oms.publishing;

import dev.dovetail.kernel.Slot;
import dev.dovetail.oms.network.Channel;

/** A channel as the tables are led: by the slot of (client, channel). */
record Key(int slot, String channel, int client) {
    static Key of(Channel channel) {
        var hash = Slot.hash("publication", Integer.toString(channel.client()), channel.code());
        return new Key(Slot.of(hash), channel.code(), channel.client());
    }
}
