/**
 * Owns every order from its acceptance on: lines that count their units, facts, the derived status, the timeline.
 *
 * <p>Changed through {@link dev.dovetail.oms.orders.Orders}, read through {@link dev.dovetail.oms.orders.OrderBook}. Knows
 * nothing of stock, nodes or money.
 */
@NullMarked
@ApplicationModule(
        displayName = "Orders",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage",
            "oms.catalog"
        })
package dev.dovetail.oms.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
