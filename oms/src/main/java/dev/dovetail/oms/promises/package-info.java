/**
 * Owns the promises made before an order: what could be had by when, and whether the order then got it.
 *
 * <p>Called through {@link dev.dovetail.oms.promises.Promises}. A promise holds nothing; a soft hold does.
 */
@NullMarked
@ApplicationModule(
        displayName = "Promises",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.json",
            "ground.storage",
            "carriage",
            "oms.orders",
            "oms.network",
            "oms.catalog",
            "oms.availability",
            "oms.sourcing",
            "oms.inbounds",
            "oms.decisions",
            "oms.baskets"
        })
package dev.dovetail.oms.promises;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
