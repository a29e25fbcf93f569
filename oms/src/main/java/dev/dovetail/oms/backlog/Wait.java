package dev.dovetail.oms.backlog;

import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;

/**
 * Units of an order line that wait for stock.
 *
 * @param priority smaller is served sooner
 * @param since among equal priorities, who has waited longest is served first
 */
public record Wait(OrderId order, int line, Sku sku, long quantity, int priority, Instant since) {}
