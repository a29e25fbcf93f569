/** Owns the pages of the floor: what waits to be put away, picked, packed and loaded, warehouse by warehouse. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Floor pages",
        allowedDependencies = {
            "console.shell",
            "console.words",
            "ground.access",
            "wms.floor",
            "wms.layout",
            "wms.receiving",
            "wms.returns",
            "wms.outbound",
            "wms.packing"
        })
package dev.dovetail.console.floor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
