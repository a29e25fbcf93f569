/**
 * Shows what waits for a person, of every kind, with who owns it and what to do. Owns nothing and changes nothing.
 *
 * <p>Read through {@link dev.dovetail.oms.exceptions.Exceptions}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Exceptions",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.storage",
            "oms.orders",
            "oms.network",
            "oms.feeds",
            "oms.sweeps"
        })
package dev.dovetail.oms.exceptions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
