/**
 * Owns the page of promises: what can be had by when, why, and a promise that was made.
 *
 * <p>Asks {@link dev.dovetail.oms.promises.Promises}; has no SQL of its own.
 */
@NullMarked
@ApplicationModule(
        displayName = "Promise pages",
        allowedDependencies = {
            "console.shell",
            "console.words",
            "console.decisions",
            "ground.access",
            "ground.edge",
            "carriage",
            "oms.baskets",
            "oms.decisions",
            "oms.network",
            "oms.orders",
            "oms.promises",
            "oms.scores",
            "oms.sourcing"
        })
package dev.dovetail.console.promises;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
