/**
 * Owns every change of an order after its capture: what was asked, what became of it, and what still waits for a node.
 *
 * <p>Called through {@link dev.dovetail.oms.amendments.Amendments}. Units are taken back and placed by {@code
 * oms.fulfillment}; the order itself is changed by {@code oms.orders}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Amendments",
        allowedDependencies = {
            "ground.handoff",
            "ground.json",
            "ground.storage",
            "ground.vault",
            "oms.orders",
            "oms.network",
            "oms.catalog",
            "oms.availability",
            "oms.fulfillment"
        })
package dev.dovetail.oms.amendments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
