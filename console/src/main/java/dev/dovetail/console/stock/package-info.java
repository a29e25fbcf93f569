/** Owns the page of one SKU's stock: what is where, what of it is promised and to whom, and what channels are shown. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Stock pages",
        allowedDependencies = {
            "console.shell",
            "console.words",
            "ground.access",
            "oms.network",
            "oms.catalog",
            "oms.availability",
            "oms.inbounds",
            "oms.freshness",
            "oms.publishing"
        })
package dev.dovetail.console.stock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
