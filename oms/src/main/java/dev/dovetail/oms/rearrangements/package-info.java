/**
 * Owns what people do with work that a node was given: move it to another node, hold it, split it, merge it.
 *
 * <p>Changed through {@link dev.dovetail.oms.rearrangements.Rearrangements}. The node is asked for the units, and what it
 * keeps stays as it was.
 */
@NullMarked
@ApplicationModule(
        displayName = "Rearrangements",
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
            "oms.sourcing",
            "oms.backlog",
            "oms.fulfillment"
        })
package dev.dovetail.oms.rearrangements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
