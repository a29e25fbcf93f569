package dev.dovetail.wms.walls;

import dev.dovetail.kernel.FulfillmentOrderId;
import org.jspecify.annotations.Nullable;

/** One slot of a wall. @param outbound whose it is; null where it is free */
record Slot(
        String wall,
        int number,
        long location,
        String code,
        @Nullable FulfillmentOrderId outbound) {}
