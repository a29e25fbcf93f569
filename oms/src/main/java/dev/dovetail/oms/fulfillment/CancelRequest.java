package dev.dovetail.oms.fulfillment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/** What became of a channel's cancel request; {@code asked} counts units a node has not answered for. */
public record CancelRequest(
        String id,
        @JsonIgnore int client,
        String channel,
        String number,
        int line,
        String sku,
        long quantity,
        String outcome,
        @Nullable String orderId,
        long cancelled,
        long asked) {}
