package dev.dovetail.oms.publishing;

import java.time.Instant;

/**
 * What a channel is shown of a SKU.
 *
 * @param number of the change that made it so; rises with every change of the channel
 */
public record Shown(String sku, long atp, long number, Instant at) {}
