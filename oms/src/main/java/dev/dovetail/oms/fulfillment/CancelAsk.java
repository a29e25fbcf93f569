package dev.dovetail.oms.fulfillment;

import org.jspecify.annotations.Nullable;

/** A channel asks to cancel units of a customer's latest order of a SKU. (channel, number, line) names the request for ever. */
public record CancelAsk(
        String channel, String number, int line, @Nullable String customer, String sku, long quantity, String reason) {}
