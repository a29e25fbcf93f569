package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;

/**
 * What a node told us of its stock, other than by shipping.
 *
 * @param change base units more or fewer
 * @param reason the node's word for why: {@code received}, {@code counted}, {@code damaged}, {@code short-picked}
 */
public record StockChange(NodeId node, Sku sku, long change, String reason) {}
