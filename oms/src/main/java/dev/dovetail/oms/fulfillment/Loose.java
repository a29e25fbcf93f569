package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.util.Set;

/**
 * Units that came back from a node and are open again: sourced anew at once, or else in the backlog.
 *
 * @param notFrom nodes that have just said no to them
 * @param attempt how often they were given to a node so far
 */
record Loose(OrderId order, int line, Sku sku, long quantity, Set<NodeId> notFrom, int attempt) {}
