/**
 * Owns what is held for carts at checkout: claims with an expiry, by the same sourcing as an order's.
 *
 * <p>Changed through {@link dev.dovetail.oms.softholds.SoftHolds} only. Locks: a hold's row, its caller's use, then pools.
 */
@NullMarked
@ApplicationModule(
        displayName = "Soft holds",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage",
            "carriage",
            "oms.baskets",
            "oms.network",
            "oms.catalog",
            "oms.availability",
            "oms.sourcing",
            "oms.orders"
        })
package dev.dovetail.oms.softholds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
