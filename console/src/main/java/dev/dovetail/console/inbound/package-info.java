/** Owns the pages of what comes in: deliveries, and which carrier has which door when. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Inbound pages",
        allowedDependencies = {
            "console.refusals",
            "console.shell",
            "console.words",
            "ground.access",
            "wms.layout",
            "wms.receiving",
            "wms.appointments"
        })
package dev.dovetail.console.inbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
