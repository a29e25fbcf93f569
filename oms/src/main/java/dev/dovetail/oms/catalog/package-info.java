/** Owns what can be sold: SKUs, what they weigh, how they are packed, how they scan. */
@NullMarked
@ApplicationModule(
        displayName = "Catalog",
        allowedDependencies = {
            "ground.storage",
            "ground.memory",
            "ground.threads",
            "ground.handoff",
            "ground.json",
            "ground.access",
            "ground.edge",
            "oms.network"
        })
package dev.dovetail.oms.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
