package dev.dovetail.oms.inbounds;

import dev.dovetail.oms.availability.StockChange;

/** @param reference the node's word for what the change belongs to */
public record Told(StockChange change, String reference) {}
