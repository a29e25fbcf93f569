/**
 * Owns what could not be had: order lines that wait, in their rank, and are served when stock lands.
 *
 * <p>A waiting line holds nothing at any node. Changed through {@link dev.dovetail.oms.backlog.Backlog}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Backlog",
        allowedDependencies = {
            "ground.handoff",
            "ground.json",
            "ground.storage",
            "carriage",
            "oms.orders",
            "oms.network",
            "oms.catalog",
            "oms.availability",
            "oms.sourcing",
            "oms.decisions"
        })
package dev.dovetail.oms.backlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
