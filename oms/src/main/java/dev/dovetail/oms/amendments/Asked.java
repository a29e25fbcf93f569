package dev.dovetail.oms.amendments;

import dev.dovetail.ground.vault.Sealed;
import dev.dovetail.kernel.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * An amendment as it is asked for.
 *
 * @param key names it within its order for ever
 * @param content what makes two askings under one key the same
 * @param contact the new address, sealed for the amendment's contact id
 * @param since the version of the order that a difference was made of; null where what is asked holds for any
 */
public record Asked(
        OrderId order,
        String key,
        String content,
        Amendment what,
        @Nullable Sealed contact,
        @Nullable Integer since) {

    public Asked(OrderId order, String key, String content, Amendment what, @Nullable Sealed contact) {
        this(order, key, content, what, contact, null);
    }
}
