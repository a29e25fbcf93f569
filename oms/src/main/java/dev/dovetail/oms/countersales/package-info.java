/**
 * Owns the receipts of stores whose stock is told by a feed: goods sold over the counter, as facts of the store.
 *
 * <p>Moves positions through {@link dev.dovetail.oms.availability.Availability} only; feeds net what moved against their
 * snapshots. Receipts of stores that we run ourselves are the warehouse program's.
 */
@NullMarked
@ApplicationModule(
        displayName = "Counter sales",
        allowedDependencies = {
            "ground.storage",
            "ground.access",
            "ground.edge",
            "oms.network",
            "oms.catalog",
            "oms.availability",
            "oms.feeds"
        })
package dev.dovetail.oms.countersales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
