/** Owns the page of a parcel: its labels, who fetched them, and where one is voided. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Parcel pages",
        allowedDependencies = {
            "console.refusals",
            "console.shell",
            "console.words",
            "ground.access",
            "wms.layout",
            "wms.packing"
        })
package dev.dovetail.console.labels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
