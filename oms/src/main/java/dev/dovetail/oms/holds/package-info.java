/**
 * Owns what stops an order: holds with a reason, an owner and a rule that lifts them.
 *
 * <p>Changed through {@link dev.dovetail.oms.holds.Holds}, read through {@link dev.dovetail.oms.holds.HoldQueue}. Whether an
 * order is held is a count on its own row, under its lock; a release looks there.
 */
@NullMarked
@ApplicationModule(
        displayName = "Holds",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage",
            "oms.network",
            "oms.orders"
        })
package dev.dovetail.oms.holds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
