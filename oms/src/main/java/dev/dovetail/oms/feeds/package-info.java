/**
 * Owns what foreign nodes tell of their stock by feeds: snapshots and deltas, in any order, netted against what they had seen.
 *
 * <p>Moves positions through {@link dev.dovetail.oms.availability.Availability} only.
 */
@NullMarked
@ApplicationModule(
        displayName = "Feeds",
        allowedDependencies = {
            "ground.storage",
            "ground.handoff",
            "ground.json",
            "ground.access",
            "ground.edge",
            "oms.network",
            "oms.catalog",
            "oms.availability"
        })
package dev.dovetail.oms.feeds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
