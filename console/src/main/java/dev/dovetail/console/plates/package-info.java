/** Owns the pages of plates: where each stands, what is on it, what stepped onto it. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Plate pages",
        allowedDependencies = {
            "console.shell",
            "console.words",
            "ground.access",
            "wms.layout",
            "wms.plates",
            "wms.stock"
        })
package dev.dovetail.console.plates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
