/**
 * Owns the editor of rules: a form that says everything rules can say, without code.
 *
 * <p>Saves through {@link dev.dovetail.oms.routing.Routing}; has no SQL of its own.
 */
@NullMarked
@ApplicationModule(
        displayName = "Rule editor",
        allowedDependencies = {
            "console.shell",
            "console.words",
            "console.conditions",
            "ground.access",
            "ground.edge",
            "carriage",
            "oms.network",
            "oms.routing",
            "oms.sourcing"
        })
package dev.dovetail.console.drafts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
