package dev.dovetail.oms.orders;

import org.jspecify.annotations.Nullable;

/** What a message to an order's channel needs; {@code partner} is null where the channel hears nothing. */
record Telling(
        int version,
        String channel,
        String number,
        @Nullable String partner,
        boolean held) {}
