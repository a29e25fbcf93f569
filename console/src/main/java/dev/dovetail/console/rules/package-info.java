/**
 * Owns the pages of the rules of sourcing: those in force, their history, what a draft would change, golden orders.
 *
 * <p>Changes rules through {@link dev.dovetail.oms.routing.Routing} and tries them out through {@link
 * dev.dovetail.oms.routing.Sandbox}; has no SQL of its own.
 */
@NullMarked
@ApplicationModule(
        displayName = "Rule pages",
        allowedDependencies = {
            "console.shell",
            "console.words",
            "console.conditions",
            "console.drawing",
            "ground.access",
            "ground.edge",
            "oms.orders",
            "oms.network",
            "oms.routing",
            "oms.sourcing"
        })
package dev.dovetail.console.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
