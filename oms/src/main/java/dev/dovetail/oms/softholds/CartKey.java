package dev.dovetail.oms.softholds;

import dev.dovetail.kernel.Slot;
import java.util.Comparator;

/** Names one cart of a channel; its slot is the hash of this name. */
public record CartKey(int client, String channel, String cart) {
    static final Comparator<CartKey> ORDER = Comparator.comparingInt(CartKey::slot)
            .thenComparingInt(CartKey::client)
            .thenComparing(CartKey::channel)
            .thenComparing(CartKey::cart);

    int slot() {
        return Slot.of(Slot.hash("soft-hold", Integer.toString(client), channel, cart));
    }
}
