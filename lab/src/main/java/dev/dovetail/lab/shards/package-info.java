/** Runs an OMS and two warehouses as processes with databases of their own, takes the OMS away, and looks at what became of it. */
@NullMarked
@ApplicationModule(
        displayName = "Shards",
        allowedDependencies = {
            "ground.storage",
            "lab.carrier",
            "lab.faults",
            "lab.floor",
            "lab.log",
            "lab.opening",
            "lab.processes",
            "lab.wire",
            "lab.world"
        })
package dev.dovetail.lab.shards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
