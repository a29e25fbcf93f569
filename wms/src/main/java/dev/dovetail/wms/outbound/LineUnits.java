package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;

/** Base units of one line of one outbound. */
public record LineUnits(FulfillmentOrderId outbound, int line, long quantity) {}
