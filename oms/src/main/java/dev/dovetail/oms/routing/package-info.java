/**
 * Owns the rules of sourcing as people write them: drafts, trying them out, publishing, history.
 *
 * <p>Changed through {@link dev.dovetail.oms.routing.Routing}; tried out through {@link dev.dovetail.oms.routing.Sandbox},
 * which has no means of writing.
 */
@NullMarked
@ApplicationModule(
        displayName = "Routing",
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
            "oms.decisions"
        })
package dev.dovetail.oms.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
