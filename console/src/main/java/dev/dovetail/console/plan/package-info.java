/** Owns the drawn plan of a building: its ways and bins, with stock, picks and what is blocked upon them. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Plan pages",
        allowedDependencies = {
            "console.shell",
            "console.words",
            "ground.access",
            "wms.layout",
            "wms.ways",
            "wms.stock",
            "wms.room"
        })
package dev.dovetail.console.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
