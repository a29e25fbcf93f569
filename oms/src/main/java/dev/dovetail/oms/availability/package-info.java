/**
 * Owns the promise: what each node last told us it has, and what of it is promised. Physical stock is the node's.
 *
 * <p>Changed through {@link dev.dovetail.oms.availability.Availability} only, always in lock order (node, client, SKU, pool).
 */
@NullMarked
@ApplicationModule(
        displayName = "Availability",
        allowedDependencies = {
            "ground.storage",
            "ground.threads",
            "ground.handoff",
            "ground.json",
            "ground.access",
            "ground.edge",
            "oms.network",
            "oms.catalog"
        })
package dev.dovetail.oms.availability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
