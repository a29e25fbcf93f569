/**
 * Owns which orders go first: a table of rules for orders as they come, and changes by hand.
 *
 * <p>Read through {@link dev.dovetail.oms.priority.PriorityRules}, changed through {@link dev.dovetail.oms.priority.Priorities}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Priority",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.json",
            "ground.storage",
            "carriage",
            "oms.network",
            "oms.catalog",
            "oms.availability",
            "oms.sourcing",
            "oms.orders",
            "oms.backlog"
        })
package dev.dovetail.oms.priority;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
