/** Reads what somebody would like to have, and where: a basket that is no order yet, as sourcing asks it. */
@NullMarked
@ApplicationModule(
        displayName = "Baskets",
        allowedDependencies = {
            "ground.access",
            "carriage",
            "oms.network",
            "oms.catalog",
            "oms.availability",
            "oms.sourcing"
        })
package dev.dovetail.oms.baskets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
