/**
 * Owns transfers: goods that go from one of our warehouses to another, what was asked and what became of each unit.
 *
 * <p>Called through {@link dev.dovetail.oms.transfers.Transfers}; speaks to both warehouses in {@link
 * dev.dovetail.contract.fulfillment} records only. Locks: a transfer's row, after orders and before pools.
 */
@NullMarked
@ApplicationModule(
        displayName = "Transfers",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage",
            "ground.vault",
            "oms.orders",
            "oms.network",
            "oms.catalog",
            "oms.availability"
        })
package dev.dovetail.oms.transfers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
