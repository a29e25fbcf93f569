/**
 * Owns what is short: units of an order line that were promised and that nobody has, until somebody decides or stock lands.
 *
 * <p>Changed through {@link dev.dovetail.oms.shortfalls.Shortfalls}; opened and ended by what becomes of the line.
 */
@NullMarked
@ApplicationModule(
        displayName = "Shortfalls",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage",
            "oms.orders",
            "oms.network",
            "oms.catalog",
            "oms.availability",
            "oms.backlog",
            "oms.fulfillment",
            "oms.amendments"
        })
package dev.dovetail.oms.shortfalls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
