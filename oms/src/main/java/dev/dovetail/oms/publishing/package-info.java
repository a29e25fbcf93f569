/**
 * Owns what channels are shown of the promise: published ATP, its numbered changes, and the windows in which it is owed.
 *
 * <p>Reads pools; promises nothing and reserves nothing.
 */
@NullMarked
@ApplicationModule(
        displayName = "Publishing",
        allowedDependencies = {
            "ground.storage",
            "ground.threads",
            "ground.json",
            "ground.access",
            "ground.edge",
            "oms.network",
            "oms.availability",
            "oms.freshness"
        })
package dev.dovetail.oms.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
