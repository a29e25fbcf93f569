/** Owns the pages of nodes: where they are, what they have promised, and one node SKU by SKU. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Node pages",
        allowedDependencies = {
            "console.shell",
            "console.words",
            "console.drawing",
            "ground.access",
            "oms.network",
            "oms.availability",
            "oms.catalog",
            "oms.capacity",
            "oms.fulfillment",
            "wms.layout",
            "wms.outbound"
        })
package dev.dovetail.console.nodes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
