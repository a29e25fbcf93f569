/** Owns the pages of what customers sent back, and where a supervisor decides about it. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Return pages",
        allowedDependencies = {
            "console.refusals",
            "console.shell",
            "console.words",
            "ground.access",
            "wms.layout",
            "wms.returns"
        })
package dev.dovetail.console.returning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
