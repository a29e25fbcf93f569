/**
 * Owns the way from a posted order to a captured one: normalise, verify, source, and commit many at once.
 *
 * <p>Called through {@link dev.dovetail.oms.intake.Intake}. After its commit an order belongs to {@code oms.orders}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage",
            "ground.threads",
            "ground.vault",
            "carriage",
            "oms.amendments",
            "oms.fulfillment",
            "oms.orders",
            "oms.network",
            "oms.catalog",
            "oms.availability",
            "oms.capacity",
            "oms.inbounds",
            "oms.softholds",
            "oms.sourcing",
            "oms.decisions",
            "oms.priority",
            "oms.verification",
            "oms.promises",
            "oms.units"
        })
package dev.dovetail.oms.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
