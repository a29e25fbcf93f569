/** Owns the pages of put walls and of work orders that make kits. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Bench pages",
        allowedDependencies = {
            "console.refusals",
            "console.shell",
            "console.words",
            "ground.access",
            "wms.layout",
            "wms.walls",
            "wms.kitting"
        })
package dev.dovetail.console.benches;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
