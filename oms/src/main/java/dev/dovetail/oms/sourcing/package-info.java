/** Owns the choice of the nodes that ship an order, and with it the delivery promise. The choice is a pure function over a snapshot. */
@NullMarked
@ApplicationModule(
        displayName = "Sourcing",
        allowedDependencies = {
            "ground.json",
            "oms.availability",
            "oms.freshness",
            "oms.capacity",
            "oms.network",
            "oms.catalog",
            "carriage"
        })
package dev.dovetail.oms.sourcing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
