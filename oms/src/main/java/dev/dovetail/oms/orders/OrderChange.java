package dev.dovetail.oms.orders;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.OrderId;

/** One change to one order: a fact, which holds its moves, and who did it. The order's version rises by one. */
public record OrderChange(OrderId order, OrderFact fact, Cause cause) {}
