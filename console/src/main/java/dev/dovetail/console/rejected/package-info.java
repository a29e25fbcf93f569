/** Owns the pages of rejected orders: what was wrong with each, its body to correct, and sending it again. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Rejected order pages",
        allowedDependencies = {
            "console.shell",
            "console.words",
            "ground.access",
            "ground.edge",
            "oms.intake",
            "oms.orders"
        })
package dev.dovetail.console.rejected;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
