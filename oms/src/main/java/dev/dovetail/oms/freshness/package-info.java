/**
 * Owns what nodes sell while their feeds are late or empty: fail open or fail closed, by channel, node and SKU class.
 *
 * <p>Asked through {@link dev.dovetail.oms.freshness.Freshness}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Freshness",
        allowedDependencies = {
            "ground.storage",
            "ground.access",
            "ground.edge",
            "oms.network",
            "oms.catalog",
            "oms.availability",
            "oms.feeds"
        })
package dev.dovetail.oms.freshness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
