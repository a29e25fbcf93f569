/**
 * Owns what is checked of an order when it is captured: address, price, likeness to another order, fraud; and the channel's
 * settings for each.
 *
 * <p>Called through {@link dev.dovetail.oms.verification.Verification}, set up through {@link
 * dev.dovetail.oms.verification.VerificationSetup}. What fails is held or refused, as the channel says.
 */
@NullMarked
@ApplicationModule(
        displayName = "Verification",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage",
            "ground.memory",
            "ground.vault",
            "carriage",
            "oms.network",
            "oms.catalog",
            "oms.orders",
            "oms.holds",
            "oms.availability",
            "oms.backlog",
            "oms.sourcing",
            "oms.fulfillment"
        })
package dev.dovetail.oms.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
