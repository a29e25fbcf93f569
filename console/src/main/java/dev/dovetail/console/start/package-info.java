/** Owns the page after signing in: how everything stands, live. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Start page",
        allowedDependencies = {
            "console.shell",
            "console.words",
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.storage",
            "oms.orders"
        })
package dev.dovetail.console.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
