/**
 * Owns the work given to nodes: what was asked of whom, and what they answered; and taking it back.
 *
 * <p>Called through {@link dev.dovetail.oms.fulfillment.Fulfillment}; speaks to nodes only in {@link
 * dev.dovetail.contract.fulfillment} records. Knows nothing of payments, returns or a warehouse's insides.
 */
@NullMarked
@ApplicationModule(
        displayName = "Fulfillment",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage",
            "carriage",
            "oms.orders",
            "oms.network",
            "oms.catalog",
            "oms.availability",
            "oms.inbounds",
            "oms.sourcing",
            "oms.decisions",
            "oms.transfers",
            "oms.backlog"
        })
package dev.dovetail.oms.fulfillment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
