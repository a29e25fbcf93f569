/**
 * Owns the pages of orders: the list, one order, and taking units of it back.
 *
 * <p>Reads {@link dev.dovetail.oms.orders.OrderBook} and cancels through {@link
 * dev.dovetail.oms.fulfillment.Fulfillment}; has no SQL of its own.
 */
@NullMarked
@ApplicationModule(
        displayName = "Order pages",
        allowedDependencies = {
            "console.shell",
            "console.words",
            "console.decisions",
            "console.lifecycle",
            "ground.access",
            "oms.orders",
            "oms.fulfillment",
            "oms.availability",
            "oms.network"
        })
package dev.dovetail.console.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
