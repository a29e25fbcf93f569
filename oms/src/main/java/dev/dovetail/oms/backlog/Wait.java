package dev.dovetail.oms.backlog;

import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;

/**
 * Units of an order line that wait for stock.
 *
 * @param priority smaller is served sooner
 * @param since among equal priorities, who has waited longest is served first
 * @param notBefore nodes gave these units back so often that they rest until then
 */
public record Wait(OrderId order, int line, Sku sku, long quantity, int priority, Instant since, Instant notBefore) {

    /** Units that may be served at once. */
    public Wait(OrderId order, int line, Sku sku, long quantity, int priority, Instant since) {
        this(order, line, sku, quantity, priority, since, since);
    }

    Wait of(long units) {
        return new Wait(order, line, sku, units, priority, since, notBefore);
    }
}
