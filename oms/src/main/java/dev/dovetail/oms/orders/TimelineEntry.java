package dev.dovetail.oms.orders;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/** One fact of an order. {@code at} is when it happened, {@code recordedAt} when we heard; {@code body} is its JSON. */
public record TimelineEntry(
        int version,
        String type,
        Instant at,
        Instant recordedAt,
        String who,
        String through,
        @JsonRawValue String body) {}
